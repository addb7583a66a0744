/* Saves a block by itself while it is written; without this script the button saves it. */
"use strict";
(() => {
  const report = document.querySelector("[data-report]");
  const told = document.querySelector("[data-saved]");
  if (!report || !told) return;
  let queue = Promise.resolve();
  const save = async (form, written) => {
    const body = new FormData(form);
    body.set("how", "save");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const said = await answer.json();
      if (!answer.ok) {
        told.textContent = said.message;
        return;
      }
      for (const field of document.querySelectorAll("[data-version]")) field.value = said.version;
      const words = form.closest(".blk").querySelector("[data-words]");
      if (words && written) words.textContent = written;
      told.textContent = report.dataset.savedWords;
    } catch {
      told.textContent = report.dataset.lostWords;
    }
  };
  for (const form of report.querySelectorAll("[data-block]")) {
    const area = form.querySelector("textarea");
    let timer = 0;
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        queue = queue.then(() => save(form, area.value.trim()));
      }, 1200);
    });
    form.addEventListener("submit", () => clearTimeout(timer));
  }
})();
