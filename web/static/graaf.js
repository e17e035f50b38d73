// The moving picture of /graaf. The page is complete without it: the same things stand in its table, and every step here
// is an address there, so that the back button and sharing work. Needs cytoscape (vendor/cytoscape.js).

const section = document.querySelector(".netwerk");
if (section && window.cytoscape) start(section).catch(() => { section.hidden = true; });

async function start(section) {
  const answer = await fetch(section.dataset.beeld, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const picture = await answer.json();
  section.hidden = false;
  const box = section.querySelector(".netwerk-vak");
  const centre = section.dataset.midden;
  const graph = window.cytoscape({
    container: box,
    elements: elementsOf(picture, centre),
    layout: { name: "preset" },
    style: styleFrom(getComputedStyle(document.documentElement)),
    minZoom: 0.6,
    maxZoom: 2.5,
    boxSelectionEnabled: false,
  });
  keepReadable(graph, centre);
  const walker = new Walker(section, graph, centre, picture);
  box.addEventListener("keydown", (event) => walker.key(event));
  graph.on("tap", "node", (event) => walker.go(event.target.id()));
  for (const button of section.querySelectorAll("[data-doe]")) {
    button.addEventListener("click", () => walker.act(button.dataset.doe));
  }
  graph.on("free", () => remember(graph));
  remember(graph);
}

// Things stay where a visitor saw them last, in this tab: whoever opens the next step keeps the map in their head.
const KEPT = "graaf-plaatsen";

function known() {
  try { return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}"); } catch { return {}; }
}

function remember(graph) {
  const places = known();
  graph.nodes().forEach((node) => { places[node.id()] = node.position(); });
  try { sessionStorage.setItem(KEPT, JSON.stringify(places)); } catch { /* a full or closed store: nothing is kept */ }
}

function elementsOf(picture, centre) {
  const places = picture.open.length > 1 ? known() : {};
  const rings = new Map();
  const all = [...picture.dingen, ...picture.groepen];
  for (const thing of all) {
    const parent = thing.id === centre ? null : thing.bij ?? centre;
    if (!rings.has(parent)) rings.set(parent, []);
    rings.get(parent).push(thing);
  }
  const placed = new Map();
  place(null, { x: 0, y: 0 }, 0);
  function place(parent, around, turn) {
    const ring = rings.get(parent) ?? [];
    ring.forEach((thing, number) => {
      const angle = turn + (2 * Math.PI * number) / Math.max(ring.length, 1);
      // an ellipse that fits the box: at most twelve in a ring, so that labels of two lines stay apart
      const far = parent === null ? 0 : 200;
      const fresh = { x: around.x + 2.15 * far * Math.cos(angle), y: around.y + far * Math.sin(angle) };
      if (placed.has(thing.id)) return;
      placed.set(thing.id, places[thing.id] ?? fresh);
      place(thing.id, placed.get(thing.id), angle - Math.PI / 3);
    });
  }
  return [
    ...all.map((thing) => ({
      data: { id: thing.id, naam: shortened(thing.naam), vol: thing.naam, soort: thing.soort, adres: thing.adres },
      classes: `${thing.vorm}${thing.id === centre ? " midden" : ""}`,
      position: placed.get(thing.id) ?? { x: 0, y: 0 },
    })),
    ...picture.verbanden.map((tie, number) => ({
      data: { id: `verband-${number}`, source: tie.van, target: tie.naar, heen: tie.heen, terug: tie.terug },
    })),
    ...picture.groepen.map((group) => ({
      data: { id: `${group.id} verband`, source: group.bij, target: group.id, heen: "en", terug: "en" },
      classes: "groep",
    })),
  ];
}

function shortened(name) {
  return name.length > 42 ? `${name.slice(0, 40).replace(/\s+\S*$/, "")} …` : name;
}

function styleFrom(page) {
  const colour = (name) => page.getPropertyValue(name).trim();
  const shapes = { ruit: "beleid", blok: "advies", ovaal: "aanbod", cirkel: "vraag", zeshoek: "mens", driehoek: "uitkomst" };
  return [
    {
      selector: "node",
      style: {
        label: "data(naam)", "text-wrap": "wrap", "text-max-width": "150px", "font-size": 16, color: colour("--inkt"),
        "text-valign": "bottom", "text-margin-y": 4, width: 22, height: 22, "border-width": 3,
        "background-color": colour("--papier"), "border-color": colour("--rand"),
        "text-background-color": colour("--papier"), "text-background-opacity": 0.9, "text-background-padding": "2px",
      },
    },
    ...Object.entries(shapes).map(([shape, token]) => ({
      selector: `node.${shape}`, style: { "border-color": colour(`--vorm-${token}`) },
    })),
    { selector: "node.midden", style: { width: 38, height: 38, "background-color": colour("--merk"), "font-weight": "bold" } },
    { selector: "node.gewezen", style: { "border-width": 7, "border-color": colour("--focus") } },
    {
      selector: "edge",
      style: { width: 2, "line-color": colour("--rand"), "target-arrow-color": colour("--rand"), "target-arrow-shape": "triangle", "curve-style": "bezier" },
    },
    { selector: "edge.groep", style: { "target-arrow-shape": "none", "line-style": "dashed" } },
    {
      selector: "edge.gewezen",
      style: { width: 4, label: "data(heen)", "font-size": 16, color: colour("--inkt"), "text-background-color": colour("--papier"), "text-background-opacity": 1 },
    },
  ];
}

function keepReadable(graph, centre) {
  graph.fit(undefined, 30);
  if (graph.zoom() < 0.8) {
    graph.zoom(0.8);
    graph.center(graph.getElementById(centre));
  }
}

class Walker {
  constructor(section, graph, centre, picture) {
    this.section = section;
    this.graph = graph;
    this.centre = centre;
    this.more = new Map(picture.open.map((step) => [step.id, step.meer]));
    this.ring = graph.getElementById(centre).neighborhood("node").toArray()
      .map((node) => [Math.atan2(node.position("y"), node.position("x")), node])
      .sort((one, other) => one[0] - other[0])
      .map(([, node]) => node);
    this.at = -1;
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const acts = { "+": "groter", "=": "groter", "-": "kleiner", 0: "passend" };
    if (step) this.point(this.at < 0 && step < 0 ? -1 : this.at + step);
    else if (event.key === "Enter" && this.at >= 0) this.go(this.ring[this.at].id());
    else if (event.key === " " && this.at >= 0) this.open(this.ring[this.at].id());
    else if (event.key === "Backspace") history.back();
    else if (event.key === "Escape") this.leave();
    else if (acts[event.key]) this.act(acts[event.key]);
    else return;
    event.preventDefault();
  }

  point(number) {
    if (!this.ring.length) return;
    this.at = (number + this.ring.length) % this.ring.length;
    const node = this.ring[this.at];
    this.graph.elements().removeClass("gewezen");
    const ties = node.edgesWith(this.graph.getElementById(this.centre));
    node.addClass("gewezen");
    ties.addClass("gewezen");
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) this.graph.animate({ center: { eles: node }, duration: 150 });
    else this.graph.center(node);
    const words = ties.map((tie) => tie.data(tie.data("source") === this.centre ? "heen" : "terug"));
    this.say(`Verband ${this.at + 1} van ${this.ring.length}: ${[...new Set(words)].join(", ")} ${node.data("vol")}. ${node.data("soort")}.`);
  }

  go(id) {
    const group = this.graph.getElementById(id).data("adres");
    if (group) location.assign(group);
    else if (id !== this.centre) this.visit((query) => { query.delete("open"); query.delete("vanaf"); query.delete("naar"); query.set("start", id); });
  }

  open(id) {
    if (this.graph.getElementById(id).data("adres")) this.go(id);
    else this.visit((query) => { if (!query.getAll("open").includes(id)) query.append("open", id); });
  }

  visit(change) {
    remember(this.graph);
    const next = new URL(location.href);
    change(next.searchParams);
    location.assign(next);
  }

  leave() {
    const heading = document.querySelector(".graafstap h2");
    heading.tabIndex = -1;
    heading.focus();
  }

  act(what) {
    const middle = { renderedPosition: { x: this.graph.width() / 2, y: this.graph.height() / 2 } };
    if (what === "groter") this.graph.zoom({ level: this.graph.zoom() * 1.25, ...middle });
    else if (what === "kleiner") this.graph.zoom({ level: this.graph.zoom() / 1.25, ...middle });
    else if (what === "passend") this.graph.fit(undefined, 30);
    else if (what === "png") this.save();
  }

  save() {
    const background = getComputedStyle(document.documentElement).getPropertyValue("--papier").trim();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(this.graph.png({ output: "blob", full: true, scale: 2, bg: background }));
    link.download = "graaf.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.say("Het plaatje is bewaard als graaf.png.");
  }

  say(words) {
    this.section.querySelector(".netwerk-spraak").textContent = words;
  }
}
