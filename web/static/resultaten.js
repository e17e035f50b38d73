// Filters, order and pages change the results in place: focus stays, and the new count is said. Without this script each
// of them loads the page again; the addresses are the same.
const PLACE = "[data-uitkomst]";
const status = document.querySelector("[data-telling]");
let here = whole(location);
let asked = 0;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".filterform")) return;
  event.preventDefault();
  const query = new URLSearchParams(new FormData(form));
  update(`${new URL(form.action).pathname}?${query}`, { keep: form.querySelector("button[type=submit]") });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(`${PLACE} :is(.kiesrij, .sorteer, .bladeren) a`);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const address = new URL(link.href);
  if (address.pathname !== location.pathname) return;
  event.preventDefault();
  update(whole(address), {});
});

addEventListener("popstate", () => {
  if (whole(location) === here) return; // a link to a place on this page, such as the skip link
  here = whole(location);
  update(here, { remember: false });
});

function whole(address) {
  return address.pathname + address.search;
}

async function update(address, { keep, remember = true }) {
  const mine = ++asked; // an answer that comes after a later question is not shown
  const old = document.querySelector(PLACE);
  old.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    const fresh = page.querySelector(PLACE);
    if (!answer.ok || !fresh) throw new Error(String(answer.status));
    const opened = old.querySelector(".filters")?.open;
    old.replaceWith(fresh);
    document.title = page.title;
    if (remember) history.pushState(null, "", answer.url);
    here = whole(location);
    const filters = fresh.querySelector(".filters");
    if (filters && keep) filters.open = opened;
    const heading = fresh.querySelector(".telling");
    const target = keep && fresh.querySelector(".filterform button[type=submit]");
    (target || heading)?.focus({ preventScroll: Boolean(target) });
    if (!target) heading?.scrollIntoView({ block: "nearest" });
    status.textContent = heading?.textContent ?? "";
  } catch {
    if (mine === asked) location.assign(address); // the ordinary way still works, and says what is wrong
  }
}
