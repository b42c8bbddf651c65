// Light or dark: follows the device until the reader chooses, and then remembers the choice on this device.
// Another language: keeps the place on the page, where there is one; the links work without this.
(function () {
  "use strict";
  var key = "plfolio-colours";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function read() {
    try { return window.localStorage.getItem(key); } catch (error) { return null; }
  }

  function write(scheme) {
    try { window.localStorage.setItem(key, scheme); } catch (error) { /* private windows do not remember */ }
  }

  function show() {
    var scheme = read() || (dark.matches ? "slate" : "default");
    document.body.setAttribute("data-md-color-scheme", scheme === "slate" ? "slate" : "default");
  }

  show();
  dark.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".pf-languages a").forEach(function (link) {
      link.addEventListener("click", function () { link.hash = window.location.hash; });
    });
    var button = document.getElementById("pf-colours");
    if (!button) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      write(document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate");
      show();
    });
  });
})();
