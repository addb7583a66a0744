// The programme and publishing pages: sentence under a row, keys, filters that need no button. All works without it.
"use strict";

document.documentElement.classList.add("js");

async function toggleQuote(link) {
  const row = link.closest("tr");
  const open = row.nextElementSibling;
  if (open && open.classList.contains("says")) {
    open.remove();
    link.setAttribute("aria-expanded", "false");
    return;
  }
  const answer = await fetch(`${link.getAttribute("href")}?manh=1`, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) {
    location.assign(link.href);
    return;
  }
  const says = document.createElement("tr");
  says.className = "says";
  const cell = document.createElement("td");
  cell.colSpan = [...row.closest("table").tHead.rows[0].cells].filter((head) => head.offsetParent).length || 1;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  cell.append(...made.body.childNodes);
  says.append(cell);
  row.after(says);
  link.setAttribute("aria-expanded", "true");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-quote]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  toggleQuote(link).catch(() => location.assign(link.href));
});

for (const form of document.querySelectorAll("form[data-filters]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) form.requestSubmit();
  });
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
  });
}

// "Nhận tất cả": ticks every box of a list, and shows when some are ticked by hand.
for (const all of document.querySelectorAll("input[data-all]")) {
  const boxes = [...all.form.querySelectorAll(`input[name="${all.dataset.all}"]:not([data-all])`)];
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  boxes.forEach((box) => box.addEventListener("change", show));
  show();
}

// Keys in the tree: / to the search box; up and down between rows; left and right fold; Enter opens.
const tree = document.querySelector("[data-tree]");
const stops = tree ? [...tree.querySelectorAll("a.t, a[data-fold]")] : [];

function go(step) {
  const here = stops.indexOf(document.activeElement);
  const next = stops[here === -1 ? 0 : here + step];
  if (next) next.focus();
}

if (tree) {
  tree.addEventListener("focusin", (event) => {
    tree.querySelectorAll("tr.sel").forEach((row) => row.classList.remove("sel"));
    event.target.closest("tr")?.classList.add("sel");
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      document.querySelector("[data-filters] input[name=tim]").focus();
    } else if (!typing && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      if (!tree.contains(document.activeElement) && document.activeElement !== document.body) return;
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    } else if (document.activeElement.matches("a[data-fold]")) {
      const open = document.activeElement.getAttribute("aria-expanded") === "true";
      if ((event.key === "ArrowLeft" && open) || (event.key === "ArrowRight" && !open)) document.activeElement.click();
    }
  });
}
