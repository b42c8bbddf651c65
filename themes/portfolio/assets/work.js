// The filters above the pieces of work: they hide what does not fit, say how many pieces are left, and keep the choice in
// the address, so that it can be sent to somebody and the way back works. Without this script every piece is there.
(function () {
  "use strict";

  const form = document.getElementById("pf-filters");
  const total = document.getElementById("pf-shown");
  const showAll = document.getElementById("pf-show-all");
  const noneFits = document.getElementById("pf-none-fits");
  if (!form || !total || !showAll || !noneFits) { return; }

  const controls = Array.from(form.querySelectorAll("select, input"));
  const cards = Array.from(document.querySelectorAll("[data-piece]"));
  const groups = Array.from(document.querySelectorAll("[data-pieces]"));
  const open = form.querySelector("[aria-controls]");
  const all = total.textContent;

  function read(control) {
    return control.type !== "checkbox" ? control.value : control.checked ? control.defaultValue : "";
  }

  // Sets a control to a value from an address; one that is not offered is no choice.
  function write(control, value) {
    const same = (offered) => offered.toLowerCase() === value.toLowerCase();
    if (control.type === "checkbox") {
      control.checked = same(control.defaultValue);
    } else {
      const option = Array.from(control.options).find((one) => same(one.value));
      control.value = option ? option.value : "";
    }
  }

  function fits(card, control) {
    const wanted = read(control);
    const own = card.getAttribute("data-" + control.name) || "";
    return !wanted || own === wanted || (control.hasAttribute("data-lists") && own.split(" ").indexOf(wanted) >= 0);
  }

  function show() {
    const chosen = controls.filter(read);
    let count = 0;
    cards.forEach((card) => {
      card.hidden = !chosen.every((control) => fits(card, control));
      if (!card.hidden) { count += 1; }
    });
    groups.forEach((group) => { group.hidden = !group.querySelector("[data-piece]:not([hidden])"); });
    total.textContent = chosen.length ? total.getAttribute("data-some").replace("{shown}", String(count)) : all;
    noneFits.hidden = count > 0;
    showAll.hidden = chosen.length === 0;
  }

  function writeAddress() {
    const chosen = new URLSearchParams();
    controls.forEach((control) => { if (read(control)) { chosen.set(control.name, read(control)); } });
    const hash = chosen.toString();
    const address = window.location.href.split("#")[0] + (hash ? "#" + hash : "");
    try { window.history.pushState(null, "", address); } catch (error) { /* then the address stays as it was */ }
  }

  function restore() {
    const chosen = new URLSearchParams(window.location.hash.slice(1));
    controls.forEach((control) => write(control, chosen.get(control.name) || ""));
    if (controls.some(read)) { open.setAttribute("aria-expanded", "true"); }
    show();
  }

  open.addEventListener("click", () => {
    open.setAttribute("aria-expanded", String(open.getAttribute("aria-expanded") !== "true"));
  });

  form.addEventListener("change", () => {
    writeAddress();
    show();
  });
  showAll.addEventListener("click", () => {
    controls.forEach((control) => write(control, ""));
    writeAddress();
    show();
    // The button goes, and whoever pressed it must not be lost.
    (open.offsetParent ? open : controls[0]).focus();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  window.addEventListener("hashchange", restore);
  window.addEventListener("popstate", restore);
  form.hidden = false;
  restore();
})();
