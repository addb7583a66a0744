// Rà soát with keys, and with either side showing the other. Every act is a plain link or form of the page.
"use strict";
(() => {
  const facts = () => document.getElementById("du-kien");
  const source = document.querySelector("[data-source]");
  const sheet = source?.querySelector(".sheet, .pics");
  const phone = window.matchMedia("(max-width: 767.98px)");
  const smooth = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  const show = (id) => id && htmx.ajax("GET", `?muc=${id}`, { source: facts(), target: "#du-kien", swap: "outerHTML" });
  const submit = (form) => form && form.requestSubmit();
  const key = (name) => document.querySelector(`[data-key="${name}"]`);

  function press(name) {
    const element = key(name);
    if (!element) return false;
    if (element.tagName === "FORM") submit(element);
    else element.click();
    return true;
  }

  function add() {
    const link = document.querySelector("[data-add]");
    const chosen = selected();
    if (!link) return;
    const url = new URL(link.href);
    if (chosen) {
      url.searchParams.set("chu", chosen.words);
      url.searchParams.set("tu", chosen.start);
      url.searchParams.set("den", chosen.end);
    }
    htmx.ajax("GET", url.pathname + url.search, { source: facts(), target: "#du-kien", swap: "outerHTML" });
  }

  // Where the selected words stand in the canonical text, in code points.
  function selected() {
    const selection = window.getSelection();
    if (!selection || selection.isCollapsed || !sheet) return null;
    const range = selection.getRangeAt(0);
    if (!sheet.contains(range.commonAncestorContainer)) return null;
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    const words = selection.toString().replace(/\s+/g, " ").trim();
    return words && start !== null && end !== null ? { words, start, end } : words ? { words, start: "", end: "" } : null;
  }

  function place(node, offset) {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-o]");
    if (!holder || node.nodeType !== Node.TEXT_NODE) return null;
    let count = Number(holder.dataset.o);
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.parentElement.closest(".mk")) continue;
      if (text === node) return count + [...text.data.slice(0, offset)].length;
      count += [...text.data].length;
    }
    return null;
  }

  const keys = {
    j: () => show(facts().dataset.next),
    k: () => show(facts().dataset.prev),
    n: () => show(facts().dataset.doubt),
    Enter: () => press("Enter"),
    e: () => press("e"),
    s: () => press("s"),
    g: () => press("g"),
    x: () => press("x"),
    z: () => press("z"),
    Z: () => press("Z"),
    a: add,
    "?": () => help(),
    Escape: () => press("Escape"),
  };

  function help() {
    const sheetOfKeys = document.getElementById("moi-phim");
    if (sheetOfKeys.open) sheetOfKeys.close();
    else sheetOfKeys.showModal();
  }

  const writes = (element) => element.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const letter = event.key.length === 1;
    const name = letter && !(event.shiftKey && event.key.toLowerCase() === "z") ? event.key.toLowerCase() : event.key;
    if (!keys[name] || document.querySelector("dialog[open]")) return;
    if (writes(event.target) && name !== "Escape") return;
    if (name === "Enter" && event.target.closest("a, button, summary, input")) return;
    event.preventDefault();
    keys[name]();
  });
  document.querySelector("[data-keys]")?.addEventListener("click", help);

  // After every answer: the signs in the margin, the lit words and the place on the sheet follow.
  const looks = { ok: ["ok", "ok"], x: ["x", "x"] };
  function follow() {
    const now = facts();
    const signs = JSON.parse(now.dataset.signs || "{}");
    for (const mark of document.querySelectorAll("[data-mk]")) redraw(mark, signs[mark.dataset.mk] || "");
    for (const box of document.querySelectorAll(".box")) resign(box, signs[box.dataset.fact] || "");
    for (const lit of document.querySelectorAll(".sheet .lit.on, .box.on")) lit.classList.remove("on");
    for (const row of document.querySelectorAll("tr.cur")) row.classList.remove("cur");
    const current = now.dataset.current;
    for (const look of document.querySelectorAll("[data-looks] a")) turn(look, current);
    if (!current || !sheet) return;
    const own = [...sheet.querySelectorAll(`[data-fact="${current}"]`)];
    for (const lit of own) lit.classList.add("on");
    sheet.querySelector(`tr[data-row~="${current}"]`)?.classList.add("cur");
    if (own[0] && !phone.matches) reveal(own[0]);
  }

  // On the picture of a page a box bears its sign as an attribute and its place among the doubtful as a number.
  function resign(box, sign) {
    const doubtful = /^\d+$/.test(sign);
    box.dataset.sign = doubtful ? "q" : sign;
    const number = box.querySelector("text");
    if (number) number.textContent = doubtful ? sign : "";
  }

  // The switch between words and pictures keeps the fact that is open.
  function turn(look, current) {
    const url = new URL(look.href);
    if (current) url.searchParams.set("muc", current);
    look.href = url.pathname + url.search;
  }

  function redraw(mark, sign) {
    if (mark.dataset.sign === sign) return;
    mark.dataset.sign = sign;
    const [look, icon] = looks[sign] || (/^\d+$/.test(sign) ? ["q", ""] : ["", ""]);
    mark.className = `mk ${look}`;
    mark.textContent = look === "q" ? sign : "";
    if (icon) {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("class", "i");
      svg.setAttribute("aria-hidden", "true");
      const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
      use.setAttribute("href", `#i-${icon}`);
      svg.append(use);
      mark.append(svg);
    }
  }

  function reveal(element) {
    const box = source.getBoundingClientRect();
    const at = element.getBoundingClientRect();
    if (at.top > box.top + 60 && at.bottom < box.bottom - 60) return;
    source.scrollTo({ top: source.scrollTop + at.top - box.top - box.height / 3, behavior: smooth });
  }

  function settle() {
    follow();
    const editing = facts().querySelector("[data-edit]");
    const trouble = facts().querySelector(".is-bad");
    const wanted = location.hash.startsWith("#o-") ? document.getElementById(location.hash.slice(1)) : null;
    const first = trouble || wanted || editing?.querySelector("textarea, select, input:not([type=hidden])");
    const card = document.getElementById("the");
    if (first) first.focus();
    else if (card) card.focus({ preventScroll: true });
    if (phone.matches) window.scrollTo({ top: 0 });
    else card?.scrollIntoView({ block: "nearest" });
    document.getElementById("ban-goc")?.classList.remove("open");
  }
  // Only where the facts themselves came anew: who else is here is told every 20 s and must not move the hands.
  document.addEventListener("htmx:after:settle", (event) => event.target === facts() && settle());
  document.getElementById("moi-phim")?.addEventListener("submit", (event) => event.currentTarget.close());

  // Hover on one side lights the other.
  function near(event) {
    const over = event.target.closest?.("[data-fact]");
    for (const element of document.querySelectorAll(".near")) element.classList.remove("near");
    if (!over || event.type === "mouseout") return;
    for (const element of document.querySelectorAll(`[data-fact="${over.dataset.fact}"]`)) element.classList.add("near");
  }
  for (const name of ["mouseover", "mouseout", "focusin"]) document.addEventListener(name, near);

  document.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-other]")) document.getElementById("tl-khac").checked = true;
  });
  document.addEventListener("click", (event) => {
    const panel = document.getElementById("ban-goc");
    if (event.target.closest("[data-open-source]")) {
      event.preventDefault();
      panel.classList.add("open");
      panel.querySelector(".lit.on, .box.on")?.scrollIntoView({ block: "center", inline: "center" });
    } else if (event.target.closest("[data-close-source]")) {
      panel.classList.remove("open");
      if (location.hash === "#ban-goc") location.hash = "";
    }
  });

  // Pages of the source.
  const numbers = [...document.querySelectorAll("[data-page]")];
  const pages = document.querySelector(".pages");
  if (pages && numbers.length) {
    pages.hidden = false;
    const now = pages.querySelector("[data-page-now]");
    const last = numbers[numbers.length - 1].dataset.page;
    const at = () => numbers.filter((n) => n.offsetTop <= source.scrollTop + 80).length;
    const tell = () => (now.textContent = `Trang ${numbers[Math.max(0, at() - 1)].dataset.page}/${last}`);
    source.addEventListener("scroll", tell, { passive: true });
    pages.addEventListener("click", (event) => {
      const step = Number(event.target.closest("[data-page-step]")?.dataset.pageStep || 0);
      const page = numbers[Math.min(numbers.length - 1, Math.max(0, at() - 1 + step))];
      if (step) source.scrollTo({ top: page.offsetTop - 10, behavior: smooth });
    });
    tell();
  }

  // Who else is here.
  const others = document.getElementById("ai-khac");
  setInterval(() => {
    if (document.hidden || !others) return;
    const values = { o: facts()?.dataset.where || "" };
    htmx.ajax("POST", others.dataset.presence, { source: others, target: "#ai-khac", swap: "innerHTML", values });
  }, 20000);

  // Pages of a Word file are being made: look again until they are there, at the same fact and never amid an edit.
  function lookAgain() {
    const url = new URL(window.location.href);
    if (facts().dataset.current) url.searchParams.set("muc", facts().dataset.current);
    if (facts().querySelector("[data-edit]") || document.querySelector("dialog[open]")) setTimeout(lookAgain, 4000);
    else window.location.replace(url.pathname + url.search);
  }
  if (document.querySelector("[data-making]")) setTimeout(lookAgain, 4000);

  follow();
})();
