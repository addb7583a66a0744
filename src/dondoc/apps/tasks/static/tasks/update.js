// The draft of an update saves itself 800 ms after the last key; what cannot be saved stays on this machine.
"use strict";
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  document.documentElement.classList.add("js");
  const { key, saving, lost, failed } = form.dataset;
  const status = form.querySelector("[data-status]");
  const names = ["result", "percent", "difficulties", "proposals", "next_step"];
  const read = () => Object.fromEntries(names.map((name) => [name, form.elements[name].value]));
  const shown = JSON.stringify(Object.fromEntries(names.map((name) => [name, form.elements[name].defaultValue])));
  let timer = 0;
  let busy = false;
  let again = false;
  let sent = false;

  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify(read()));
    } catch {
      // no room on this machine: the server's draft is all there is
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  };
  const say = (words) => {
    status.textContent = words;
  };

  const save = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    say(saving);
    const typed = JSON.stringify(read());
    const body = new FormData(form);
    body.delete("files");
    try {
      const answer = await fetch(location.pathname, {
        method: "POST",
        body,
        headers: { "X-Autosave": "1" },
        redirect: "manual",
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) say(lost);
      else {
        const said = await answer.json();
        say(said.said);
        if (answer.ok) {
          form.elements.phien_ban.value = said.version;
          if (JSON.stringify(read()) === typed) forget();
        } else if (answer.status === 409) {
          sent = true;
          form.requestSubmit(form.querySelector("[data-plain]") || undefined);
        }
      }
    } catch {
      say(failed);
    }
    busy = false;
    if (again) {
      again = false;
      save();
    }
  };

  const soon = () => {
    keep();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!sent) save();
    }, 800);
  };
  form.addEventListener("input", (event) => {
    if (event.target.type !== "file" && !("clash" in form.dataset)) soon();
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
    keep(); // until the next page says that it has arrived
  });
  form.addEventListener("click", (event) => {
    const from = event.target.closest("[data-copy]");
    if (!from) return;
    const into = document.getElementById(from.dataset.into);
    into.value = from.dataset.copy;
    into.classList.add("carried");
    into.addEventListener("input", () => into.classList.remove("carried"), { once: true });
    into.dispatchEvent(new InputEvent("input", { bubbles: true }));
    into.classList.add("carried");
    into.focus();
  });

  const offer = document.getElementById("ban-may");
  if (new URLSearchParams(location.search).has("da-luu")) forget();
  let stored = null;
  try {
    stored = localStorage.getItem(key);
  } catch {
    stored = null;
  }
  if (stored && stored !== shown && !("clash" in form.dataset)) {
    offer.hidden = false;
    offer.querySelector("[data-take]").addEventListener("click", () => {
      const typed = JSON.parse(stored);
      names.forEach((name) => {
        form.elements[name].value = typed[name] || "";
      });
      offer.hidden = true;
      save();
    });
    offer.querySelector("[data-drop]").addEventListener("click", () => {
      forget();
      offer.hidden = true;
    });
  }
  // Somebody may have typed before this script was there to hear it.
  if (JSON.stringify(read()) !== shown && !("clash" in form.dataset)) soon();
})();
