/* Saves a block by itself while it is written; without this script the button saves it. Where somebody else wrote the
   same block meanwhile, the form is sent as it is: the page that answers sets both texts side by side. */
"use strict";
(() => {
  const report = document.querySelector("[data-report]");
  const told = document.querySelector("[data-saved]");
  if (!report || !told) return;
  const CLASH = 409;
  let queue = Promise.resolve();
  const show = (form, words) => {
    const place = form.closest(".blk").querySelector("[data-words]");
    if (!place || !words) return;
    place.replaceChildren(
      ...words.split(/\n+/).map((line) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        return paragraph;
      }),
    );
  };
  const save = async (form, written) => {
    const body = new FormData(form);
    body.set("how", "save");
    told.textContent = report.dataset.saving;
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const said = await answer.json();
      if (answer.status === CLASH) {
        form.requestSubmit(form.querySelector("[value=save]"));
        return;
      }
      if (!answer.ok) {
        told.textContent = said.message;
        return;
      }
      for (const field of document.querySelectorAll("[data-version]")) field.value = said.version;
      show(form, written);
      told.textContent = report.dataset.savedWords;
    } catch {
      told.textContent = report.dataset.lostWords;
    }
  };
  for (const form of report.querySelectorAll("[data-block]")) {
    const area = form.querySelector("textarea");
    let timer = 0;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        queue = queue.then(() => save(form, area.value.trim()));
      }, 1200);
    };
    area.addEventListener("input", soon);
    if (area.value !== area.defaultValue) soon(); // typed before this script was there to hear it
    form.addEventListener("submit", () => clearTimeout(timer));
  }
})();
