// Drop files anywhere on the page; choosing them sends them at once.
"use strict";
(() => {
  const form = document.getElementById("dua-vao");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const frame = form.querySelector(".drop");
  document.documentElement.classList.add("js");
  form.querySelector("[data-choose]").addEventListener("click", () => input.click());
  input.addEventListener("change", () => input.files.length && form.requestSubmit());
  let depth = 0;
  const mark = (by) => {
    depth = Math.max(0, depth + by);
    frame.classList.toggle("over", depth > 0);
  };
  document.addEventListener("dragenter", () => mark(1));
  document.addEventListener("dragleave", () => mark(-1));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    frame.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
})();
