// What every page does: the menu on narrow screens, forms that send themselves, charts, and the
// proof for the server that a request comes from its own page.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");

  var menu = document.querySelector("button.menu");
  var bar = document.getElementById("navigation");
  if (menu && bar) {
    menu.hidden = false;
    menu.addEventListener("click", function () {
      var open = bar.classList.toggle("open");
      menu.setAttribute("aria-expanded", String(open));
    });
  }

  // Choices that need no button once scripts run.
  document.addEventListener("change", function (event) {
    var form = event.target.closest ? event.target.closest("form[data-auto]") : null;
    if (form) {
      form.requestSubmit();
    }
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("[data-print]")) {
      window.print();
    }
  });
  // A form is sent once.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.hasAttribute("data-once")) {
      form.querySelectorAll("button").forEach(function (button) {
        button.disabled = true;
        if (button.dataset.busy) {
          button.textContent = button.dataset.busy;
        }
      });
    }
  });

  document.addEventListener("htmx:configRequest", function (event) {
    var proof = document.querySelector('meta[name="csrf"]');
    if (proof && proof.content && event.detail.verb !== "get") {
      event.detail.headers[proof.dataset.header] = proof.content;
    }
  });

  // A part that is refused, as when a session has ended, says so where it would have stood.
  document.addEventListener("htmx:responseError", function (event) {
    var problem = {};
    try {
      problem = JSON.parse(event.detail.xhr.responseText);
    } catch (ignored) {
      problem.detail = event.detail.xhr.status + " " + event.detail.xhr.statusText;
    }
    var said = document.createElement("p");
    said.className = "trouble";
    said.setAttribute("role", "alert");
    said.textContent = problem.detail || problem.title || String(event.detail.xhr.status);
    event.detail.target.replaceChildren(said);
  });

  // What if: a slider and its number say the same, and only what was changed is sent.
  function isOther(input) {
    return input.value.trim() !== input.dataset.given;
  }
  document.addEventListener("input", function (event) {
    var input = event.target;
    var form = input.closest ? input.closest("form.what-if") : null;
    if (!form) {
      return;
    }
    var partner = input.dataset.moves
      ? form.elements.namedItem(input.dataset.moves)
      : form.querySelector('[data-moves="' + input.name + '"]');
    if (partner) {
      partner.value = input.value === "" ? "0" : input.value;
    }
    var number = input.dataset.moves ? partner : input;
    number.closest(".field").classList.toggle("changed", isOther(number));
  });
  document.addEventListener("reset", function (event) {
    if (event.target.matches("form.what-if")) {
      setTimeout(function () {
        event.target.querySelectorAll(".changed").forEach(function (each) { each.classList.remove("changed"); });
        event.target.dispatchEvent(new Event("change"));
      }, 0);
    }
  });
  document.addEventListener("htmx:configRequest", function (event) {
    var form = event.target.closest ? event.target.closest("form.what-if") : null;
    if (form) {
      form.querySelectorAll("[data-given]").forEach(function (input) {
        if (!isOther(input)) {
          event.detail.formData.delete(input.name);
        }
      });
    }
  });

  /** The colour that a stylesheet gives a name. */
  function colour(name) {
    return getComputedStyle(root).getPropertyValue("--" + name).trim();
  }
  window.junheng = { colour: colour };

  // Charts are drawn by the scripts that register here, again when light turns dark.
  var drawers = [];
  window.junheng.onDraw = function (draw) {
    drawers.push(draw);
    draw();
  };
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    drawers.forEach(function (draw) { draw(); });
  });
})();
