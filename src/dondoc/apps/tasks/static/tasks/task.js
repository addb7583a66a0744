// What was sent has arrived: the copy kept on this machine is no longer needed.
"use strict";
(() => {
  const key = document.querySelector("[data-draft-key]")?.dataset.draftKey;
  if (!key || !new URLSearchParams(location.search).has("da-gui")) return;
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
})();
