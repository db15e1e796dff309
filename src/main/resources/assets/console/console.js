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
  document.querySelectorAll("[data-without-script]").forEach(function (each) {
    each.hidden = true;
  });
  document.querySelectorAll("button[data-print]").forEach(function (each) {
    each.hidden = false;
    each.addEventListener("click", function () { window.print(); });
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
