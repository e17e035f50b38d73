// Suggestions under the search box: a combobox with a list (ARIA 1.2). Without this script the box is an ordinary one.
const WAIT_MS = 120;
const SHORTEST = 2;

for (const input of document.querySelectorAll("form[role=search] input[type=search]")) combobox(input);

function combobox(input) {
  const box = input.parentElement;
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let options = [];
  let at = -1;
  let timer = 0;
  let asked = 0;

  list.className = "voorstellen";
  list.id = `${input.id}-voorstellen`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Voorstellen");
  list.hidden = true;
  status.className = "alleen-voorlezen";
  status.setAttribute("role", "status");
  box.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  close();

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener("blur", () => setTimeout(close, 150)); // a click on an option comes first
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(options[at]);
    }
  });

  async function ask() {
    const words = input.value.trim();
    if (words.length < SHORTEST) return close();
    const mine = ++asked;
    try {
      const answer = await fetch(`/suggesties?q=${encodeURIComponent(words)}`);
      if (!answer.ok || mine !== asked) return;
      show(await answer.json());
    } catch {
      close(); // no suggestions is no reason to bother anybody
    }
  }

  function show(found) {
    options = found;
    at = -1;
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    status.textContent = found.length ? `${found.length} voorstellen, kies met de pijltjes` : "";
  }

  function option(one, number) {
    const item = document.createElement("li");
    item.id = `${list.id}-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const words = document.createElement("span");
    words.textContent = one.tekst;
    item.append(words);
    if (one.soort) {
      const kind = document.createElement("span");
      kind.className = "meta";
      kind.textContent = one.soort;
      item.append(" ", kind);
    }
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(one));
    return item;
  }

  function move(step) {
    at = (at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length;
    for (const [number, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(number === at));
    input.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function choose(one) {
    close();
    if (one.adres) {
      location.assign(one.adres);
    } else {
      input.value = one.tekst;
      input.form.requestSubmit();
    }
  }

  function close() {
    asked += 1;
    options = [];
    at = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
}
