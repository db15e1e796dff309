"use strict";
(function () {
  function csrf(request) {
    const meta = document.querySelector('meta[name="csrf"]');
    if (meta) {
      request.setRequestHeader(meta.dataset.header, meta.content);
    }
  }

  function send(method, address, body, type, done, progress) {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader("HX-Request", "true");
    if (type) {
      request.setRequestHeader("Content-Type", type);
    }
    csrf(request);
    if (progress) {
      request.upload.addEventListener("progress", progress);
    }
    request.addEventListener("load", function () { done(request); });
    request.addEventListener("error", function () { done(null); });
    request.send(body);
    return request;
  }

  function show(place, html) {
    place.innerHTML = html;
    if (window.htmx) {
      window.htmx.process(place);
    }
  }

  // A workbook: read, mended, judged. The file stays here and is sent again for each step.
  const upload = document.querySelector("[data-upload]");
  if (upload) {
    const read = document.getElementById("read");
    const said = upload.querySelector(".said");
    const bar = upload.querySelector("progress");
    let file = null;
    let beside = "";

    const address = function (path, more) {
      const query = new URLSearchParams(beside);
      query.set("file", file.name);
      Object.entries(more || {}).forEach(function (each) {
        if (each[1]) {
          query.set(each[0], each[1]);
        }
      });
      return path + "?" + query;
    };

    upload.addEventListener("submit", function (event) {
      event.preventDefault();
      file = upload.elements.file.files[0];
      if (!file) {
        return;
      }
      if (file.size > Number(upload.dataset.largest) * 1024 * 1024) {
        said.textContent = upload.dataset.tooLarge;
        return;
      }
      const query = new URLSearchParams();
      new FormData(upload).forEach(function (value, name) {
        if (name !== "file" && value) {
          query.set(name, value);
        }
      });
      beside = query.toString();
      bar.hidden = false;
      bar.value = 0;
      said.textContent = "";
      send("POST", address("/console/hand-in/read"), file, "application/octet-stream",
        function (request) {
          bar.hidden = true;
          if (!request) {
            said.textContent = upload.dataset.lost;
            return;
          }
          show(read, request.responseText);
          said.textContent = upload.dataset.sent;
          read.focus();
          read.scrollIntoView({ block: "start" });
        },
        function (event) {
          if (event.lengthComputable) {
            bar.value = (100 * event.loaded) / event.total;
          }
        });
    });

    read.addEventListener("click", function (event) {
      const decide = event.target.closest("[data-decide]");
      const answer = read.querySelector(".said");
      if (decide) {
        const reason = read.querySelector('[name="reason"]').value;
        decide.disabled = true;
        send("POST", address("/console/hand-in/decide", { bad: decide.dataset.decide, reason: reason }),
          file, "application/octet-stream",
          function (request) {
            decide.disabled = false;
            const location = request && request.getResponseHeader("Location");
            if (location) {
              window.location.assign(location);
            } else if (request) {
              show(answer, request.responseText);
            } else {
              answer.textContent = upload.dataset.lost;
            }
          });
      } else if (event.target.closest("[data-marked]")) {
        const request = new XMLHttpRequest();
        request.open("POST", address("/v1/imports:marked"));
        request.responseType = "blob";
        request.setRequestHeader("Content-Type", "application/octet-stream");
        csrf(request);
        request.addEventListener("load", function () {
          const link = document.createElement("a");
          link.href = URL.createObjectURL(request.response);
          link.download = file.name.replace(/\.[^.]*$/, "") + "-marked.xlsx";
          document.body.append(link);
          link.click();
          link.remove();
        });
        request.addEventListener("error", function () { answer.textContent = upload.dataset.lost; });
        request.send(file);
      }
    });
  }

  // A job: the file goes once, and the list below tells what becomes of it.
  const job = document.querySelector("[data-job]");
  if (job) {
    const said = job.querySelector(".said");
    const bar = job.querySelector("progress");
    job.addEventListener("submit", function (event) {
      event.preventDefault();
      const file = job.elements.file.files[0];
      if (!file) {
        return;
      }
      const query = new URLSearchParams();
      new FormData(job).forEach(function (value, name) {
        if (name !== "file" && value) {
          query.set(name, value);
        }
      });
      query.set("file", file.name);
      const lines = /\.(ndjson|jsonl)$/i.test(file.name);
      bar.hidden = false;
      bar.value = 0;
      said.textContent = "";
      send("POST", "/v1/jobs?" + query, file, lines ? "application/x-ndjson" : "application/octet-stream",
        function (request) {
          bar.hidden = true;
          if (request && request.status === 202) {
            said.textContent = job.dataset.taken;
            window.htmx.ajax("GET", "/console/jobs/list", { target: "#jobs", swap: "outerHTML" });
            return;
          }
          let detail = job.dataset.lost;
          try {
            detail = JSON.parse(request.responseText).detail || detail;
          } catch (broken) {
            // What came is no answer of ours; the general sentence says enough.
          }
          said.textContent = detail;
        },
        function (event) {
          if (event.lengthComputable) {
            bar.value = (100 * event.loaded) / event.total;
          }
        });
    });
  }

  // The form: rows come and go, and every change is checked.
  const facts = document.querySelector("[data-facts]");
  if (facts) {
    const said = facts.querySelector(".sticky .said");
    const general = facts.querySelector("[data-general]");
    let timer = null;
    let running = null;

    const values = function () {
      const fields = {};
      facts.querySelectorAll("[name^='/']").forEach(function (each) {
        if (each.type === "checkbox" ? each.checked : each.value.trim()) {
          fields[each.name] = each.value;
        }
      });
      return JSON.stringify({
        pack: facts.elements.pack.value,
        asOf: facts.elements.asOf.value,
        reason: facts.elements.reason.value,
        fields: fields
      });
    };

    const spot = function (each, kind) {
      const field = each.at && facts.querySelector('[data-at="' + CSS.escape(each.at) + '"]');
      if (!field) {
        const item = document.createElement("li");
        item.textContent = each.message;
        item.className = kind;
        general.append(item);
        return;
      }
      const place = field.querySelector(".fault");
      place.textContent = (place.textContent ? place.textContent + " " : "") + each.message;
      field.classList.add(kind);
      field.querySelector("input, select").setAttribute("aria-invalid", String(kind === "wrong"));
      for (let above = field.parentElement; above && above !== facts; above = above.parentElement) {
        if (above.tagName === "DETAILS") {
          above.open = true;
        }
      }
    };

    // What was not touched yet is not called missing while somebody is still filling in.
    const check = function (all) {
      if (running) {
        running.abort();
      }
      running = send("POST", "/console/hand-in/form/check", values(), "application/json", function (request) {
        running = null;
        if (!request || request.status !== 200) {
          said.textContent = facts.dataset.lost;
          return;
        }
        let answer;
        try {
          answer = JSON.parse(request.responseText);
        } catch (broken) {
          show(said, request.responseText);
          return;
        }
        general.textContent = "";
        facts.querySelectorAll("[data-at]").forEach(function (field) {
          field.classList.remove("wrong", "doubt");
          field.querySelector(".fault").textContent = "";
          field.querySelector("input, select").removeAttribute("aria-invalid");
        });
        answer.faults.forEach(function (each) {
          const field = each.at && facts.querySelector('[data-at="' + CSS.escape(each.at) + '"]');
          const input = field && field.querySelector("input, select");
          if (all || (input && input.value) || (input && input.dataset.touched)) {
            spot(each, "wrong");
          }
        });
        answer.doubts.forEach(function (each) { spot(each, "doubt"); });
        said.textContent = answer.faults.length
          ? facts.dataset.bad.replace("{0}", String(answer.faults.length))
          : facts.dataset.good;
      });
    };

    facts.addEventListener("change", function (event) {
      if (event.target.dataset.reload) {
        window.location.assign(event.target.dataset.reload + encodeURIComponent(event.target.value));
        return;
      }
      event.target.dataset.touched = "yes";
      clearTimeout(timer);
      timer = setTimeout(function () { check(false); }, 300);
    });

    facts.addEventListener("click", function (event) {
      if (event.target.closest("[data-check-now]")) {
        check(true);
      }
      const add = event.target.closest("[data-add]");
      if (add) {
        const section = add.closest("[data-section]");
        const number = Number(section.dataset.next);
        section.dataset.next = String(number + 1);
        send("GET", "/console/hand-in/form/entry?pack=" + encodeURIComponent(facts.elements.pack.value)
            + "&path=" + encodeURIComponent(section.dataset.section + "/" + number), null, null,
          function (request) {
            if (request && request.status === 200) {
              const rows = section.querySelector(".rows");
              rows.insertAdjacentHTML("beforeend", request.responseText);
              const first = rows.lastElementChild && rows.lastElementChild.querySelector("input, select");
              if (first) {
                first.focus();
              }
            } else {
              said.textContent = facts.dataset.lost;
            }
          });
      }
      const remove = event.target.closest("[data-remove]");
      if (remove) {
        remove.closest("[data-row]").remove();
        check(false);
      }
    });

    facts.addEventListener("submit", function (event) {
      event.preventDefault();
      send("POST", "/console/hand-in/form/decide", values(), "application/json", function (request) {
        const location = request && request.getResponseHeader("Location");
        if (location) {
          window.location.assign(location);
        } else if (request) {
          show(said, request.responseText);
          check(true);
        } else {
          said.textContent = facts.dataset.lost;
        }
      });
    });
  }
})();
