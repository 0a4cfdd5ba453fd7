/* The drawing of a policykg graph page. Positions come from the file; nothing is fetched, nothing moves by itself. */
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const marks = Object.fromEntries(Object.entries(data.marks).map(([name, path]) => [name, new Path2D(path)]));
  const FONT = '"Segoe UI", system-ui, -apple-system, "Noto Sans", "Liberation Sans", Roboto, Arial, sans-serif';
  const MARGIN = 14, LEAST = 0.7, MOST = 2, PLAIN = new Set(["has-section", "has-theme", "has-task", "has-target"]);
  let english = false, selected = null, scale = 1, found = new Set();

  const word = (key) => (data.words[key] || [key, key])[english ? 1 : 0];
  const typeName = (type) => data.types[type][english ? 4 : 3];
  const relationName = (name) => (data.relations[name] || ["", name, name])[english ? 2 : 1];
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  /* Edges end at the side of a card that faces the other card; those that share a side are spread along it. */
  const edges = data.edges.map((edge) => {
    const from = nodes.get(edge.from), to = nodes.get(edge.to), same = from.column === to.column;
    const right = !same && from.x < to.x;
    return { ...edge, a: from, b: to, same, sideA: right ? 1 : -1, sideB: same ? -1 : right ? -1 : 1 };
  });
  const around = new Map(data.nodes.map((node) => [node.id, []]));
  const sides = new Map();
  edges.forEach((edge) => {
    around.get(edge.from).push(edge);
    around.get(edge.to).push(edge);
    [[edge.from, edge.sideA, "ya", edge.b], [edge.to, edge.sideB, "yb", edge.a]].forEach(([id, side, name, other]) => {
      const key = id + side;
      if (!sides.has(key)) sides.set(key, []);
      sides.get(key).push({ edge, name, y: other.y, node: nodes.get(id) });
    });
  });
  sides.forEach((ends) => {
    ends.sort((one, two) => one.y - two.y);
    ends.forEach((end, index) => {
      const room = Math.min(end.node.h - 12, 9 * (ends.length - 1));
      end.edge[end.name] = end.node.y + (ends.length > 1 ? room * (index / (ends.length - 1) - 0.5) : 0);
    });
  });

  function drawEdge(ctx, edge, strong, faint) {
    const colour = (data.relations[edge.relation] || ["#777"])[0];
    const x1 = edge.a.x + edge.sideA * edge.a.w / 2, x2 = edge.b.x + edge.sideB * edge.b.w / 2;
    const bend = edge.same ? 44 : Math.max(36, Math.abs(x2 - x1) * 0.45);
    const c1 = x1 + edge.sideA * bend, c2 = x2 + edge.sideB * bend;
    ctx.save();
    ctx.globalAlpha = strong ? 1 : faint ? 0.13 : PLAIN.has(edge.relation) ? 0.55 : 0.8;
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.lineWidth = strong ? 2.8 : 1.4;
    ctx.setLineDash(edge.status === "inferred" ? [6, 5] : []);
    ctx.beginPath();
    ctx.moveTo(x1, edge.ya);
    ctx.bezierCurveTo(c1, edge.ya, c2, edge.yb, x2, edge.yb);
    ctx.stroke();
    if (!PLAIN.has(edge.relation)) {
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.moveTo(x2, edge.yb);
      ctx.lineTo(x2 + edge.sideB * 9, edge.yb - 4.5);
      ctx.lineTo(x2 + edge.sideB * 9, edge.yb + 4.5);
      ctx.fill();
      if (strong) {
        const x = (x1 + 3 * c1 + 3 * c2 + x2) / 8, y = (edge.ya + edge.yb) / 2, text = relationName(edge.relation);
        ctx.font = "600 12px " + FONT;
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        ctx.lineWidth = 5;
        ctx.strokeStyle = "#fff";
        ctx.lineJoin = "round";
        ctx.strokeText(text, x, y);
        ctx.fillText(text, x, y);
      }
    }
    ctx.restore();
  }

  function card(args) {
    const { ctx, id, x, y } = args, node = nodes.get(id), type = data.types[node.kind];
    return {
      drawNode() {
        const left = x - node.w / 2, top = y - node.h / 2, chosen = id === selected;
        const near = selected && (chosen || around.get(selected).some((edge) => edge.from === id || edge.to === id));
        ctx.save();
        ctx.globalAlpha = selected && !near ? 0.6 : 1;
        ctx.beginPath();
        ctx.roundRect(left, top, node.w, node.h, node.kind === "agency" ? 12 : 5);
        ctx.fillStyle = "#fff";
        ctx.fill();
        ctx.fillStyle = type[1];
        ctx.fill();
        ctx.setLineDash(node.cited || node.kind === "more" ? [4, 3] : []);
        ctx.strokeStyle = chosen ? "#111" : found.has(id) ? "#c99a00" : type[0];
        ctx.lineWidth = chosen || found.has(id) ? 3.5 : args.state.hover ? 2.4 : node.kind === "directive" ? 2.2 : 1.1;
        ctx.stroke();
        ctx.save();
        ctx.translate(left + 8, top + 7.5);
        ctx.scale(0.9, 0.9);
        ctx.fillStyle = ctx.strokeStyle = type[0];
        ctx.setLineDash([]);
        ctx.fill(marks[type[2]]);
        ctx.restore();
        ctx.fillStyle = "#1b1b1b";
        ctx.textAlign = "left";
        ctx.textBaseline = "middle";
        ctx.font = (["directive", "plan", "decision"].includes(node.kind) ? "600 " : "") + "14px " + FONT;
        node.lines.forEach((line, index) => ctx.fillText(line, left + 29, top + 14.5 + 18 * index, node.w - 36));
        if (node.sub) {
          ctx.fillStyle = "#555";
          ctx.font = "12px " + FONT;
          ctx.fillText(node.sub, left + 29, top + 12.5 + 18 * node.lines.length, node.w - 36);
        }
        ctx.restore();
      },
      nodeDimensions: { width: node.w, height: node.h },
    };
  }

  const network = new vis.Network(
    $("graph"),
    {
      nodes: new vis.DataSet(data.nodes.map((node) => ({ ...node, ctxRenderer: card }))),
      edges: new vis.DataSet(data.edges),
    },
    data.options
  );
  network.on("beforeDrawing", (ctx) => {
    ctx.font = "600 14px " + FONT;
    ctx.fillStyle = "#444";
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    data.headings.forEach((key, index) => key && ctx.fillText(word(key), data.columns[index], 14));
    const near = (edge) => edge.from === selected || edge.to === selected;
    edges.filter((edge) => !near(edge)).forEach((edge) => drawEdge(ctx, edge, false, selected !== null));
    edges.filter(near).forEach((edge) => drawEdge(ctx, edge, true, false));
  });

  function resize(wanted) {
    const dots = window.devicePixelRatio || 1;
    scale = Math.min(Math.max(wanted, 0.25), MOST, 15500 / dots / (data.height + 40));
    const width = Math.ceil(data.width * scale + 2 * MARGIN), height = Math.ceil(data.height * scale + 2 * MARGIN);
    $("graph").style.width = width + "px";
    $("graph").style.height = height + "px";
    network.setSize(width + "px", height + "px");
    network.redraw();
    network.moveTo({ position: { x: data.width / 2, y: data.height / 2 }, scale, animation: false });
    // the first drawing learns the size of each card; all of it answers to clicks only after one that uses it
    Object.values(network.body.nodes).forEach((node) => node.needsRefresh());
    network.redraw();
    document.documentElement.dataset.ready = "yes";
  }
  const fit = () => resize(Math.min(1.15, Math.max(LEAST, ($("frame").clientWidth - 2 * MARGIN - 4) / data.width)));

  function reveal(node) {
    const frame = $("frame"), box = frame.getBoundingClientRect();
    const x = node.x * scale + MARGIN, y = node.y * scale + MARGIN, half = (node.w / 2) * scale;
    if (x - half < frame.scrollLeft + 8 || x + half > frame.scrollLeft + frame.clientWidth - 8) {
      frame.scrollLeft = Math.max(0, x - frame.clientWidth / 2);
    }
    const onScreen = box.top + y;
    if (onScreen < 130 || onScreen > window.innerHeight - 70) {
      window.scrollTo({ top: window.scrollY + onScreen - window.innerHeight / 2, behavior: "instant" });
    }
  }

  function add(parent, tag, text, attributes) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    Object.entries(attributes || {}).forEach(([name, value]) => element.setAttribute(name, value));
    parent.append(element);
    return element;
  }
  function addMark(parent, kind) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "mark");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", data.marks[data.types[kind][2]]);
    path.setAttribute("fill", data.types[kind][0]);
    svg.append(path);
    parent.append(svg);
  }

  function fillPanel() {
    const detail = data.details[selected];
    $("panel-kind").replaceChildren();
    addMark($("panel-kind"), detail.type);
    add($("panel-kind"), "span", typeName(detail.type));
    const title = nodes.get(selected).label, most = ["task", "target"].includes(detail.type) ? 90 : 240;
    $("panel-title").textContent = title.length > most ? title.slice(0, most).trim() + "…" : title;
    $("panel-facts").replaceChildren();
    const facts = [...detail.facts];
    if (detail.document && detail.document !== nodes.get(selected).label) facts.unshift(["document", detail.document]);
    if (detail.section) facts.push(["section", detail.section]);
    facts.forEach(([key, value]) => {
      add($("panel-facts"), "dt", word(key));
      add($("panel-facts"), "dd", value, { lang: "vi" });
    });
    $("panel-quote").textContent = detail.quote || word("no-quote");
    $("panel-where").textContent = detail.file ? `${detail.file}, ${word("characters")} [${detail.start}, ${detail.end})` : "";
    $("panel-neighbours").replaceChildren();
    around.get(selected).forEach((edge) => {
      const out = edge.from === selected, other = nodes.get(out ? edge.to : edge.from);
      const item = add($("panel-neighbours"), "li");
      const status = edge.status === "stated" ? "" : " (" + word(edge.status) + ")";
      add(item, "small", (out ? "→ " : "← ") + relationName(edge.relation) + status + " ");
      addMark(item, other.kind);
      item.append(" ");
      const label = other.label.length > 110 ? other.label.slice(0, 109) + "…" : other.label;
      add(item, "a", label, { href: "#row-" + other.id, "data-node": other.id, lang: "vi" });
    });
    $("panel-row").href = "#row-" + selected;
  }

  function select(id, quiet) {
    selected = id;
    $("panel").hidden = !id;
    $("work").classList.toggle("open", Boolean(id));
    document.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
    if (id) {
      fillPanel();
      $("row-" + id).classList.add("chosen");
      network.selectNodes([id], false);
      if (!quiet) reveal(nodes.get(id));
    } else {
      network.unselectAll();
    }
    history.replaceState(null, "", id ? "#node=" + id : location.pathname + location.search);
    network.redraw();
  }

  network.on("click", (event) => select(event.nodes[0] || null, true));
  network.on("hoverNode", () => ($("graph").style.cursor = "pointer"));
  network.on("blurNode", () => ($("graph").style.cursor = ""));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-node]");
    if (!link) return;
    event.preventDefault();
    select(link.dataset.node);
    if (link.closest("table")) $("panel-title").focus({ preventScroll: true });
  });
  $("close").addEventListener("click", () => { select(null); $("frame").focus({ preventScroll: true }); });

  function step(key) {
    const all = data.nodes, now = nodes.get(selected);
    if (!now) return all[0];
    if (key === "ArrowUp" || key === "ArrowDown") {
      const column = all.filter((node) => node.column === now.column);
      return column[column.indexOf(now) + (key === "ArrowDown" ? 1 : -1)];
    }
    const side = key === "ArrowRight" ? 1 : -1;
    const next = around.get(now.id).map((edge) => (edge.from === now.id ? edge.b : edge.a)).filter((node) => (node.column - now.column) * side > 0);
    return next.sort((one, two) => one.y - two.y)[0];
  }
  $("frame").addEventListener("keydown", (event) => {
    if (event.key === "Escape") select(null);
    if (event.key === "Enter" && selected) $("panel-title").focus();
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const next = step(event.key);
    if (next) select(next.id);
  });
  $("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") { select(null); $("frame").focus({ preventScroll: true }); }
  });

  const searchable = data.nodes.map((node) => {
    const detail = data.details[node.id];
    const more = [node.sub, detail.text, detail.section, ...detail.facts.map((fact) => fact[1])].join(" ");
    return { id: node.id, label: fold(node.label), all: fold(node.label + " " + more) };
  });
  function search() {
    const words = fold($("search").value).split(/\s+/).filter(Boolean);
    const hits = words.length ? searchable.filter((entry) => words.every((part) => entry.all.includes(part))) : [];
    const whole = words.join(" "), rank = (entry) => (entry.label.startsWith(whole) ? 0 : entry.label.includes(whole) ? 1 : entry.all.includes(whole) ? 2 : 3);
    hits.sort((one, two) => rank(one) - rank(two));
    found = new Set(hits.map((entry) => entry.id));
    $("hits").replaceChildren();
    $("hits").hidden = !words.length;
    hits.slice(0, 12).forEach((entry) => {
      const node = nodes.get(entry.id), button = add(add($("hits"), "li"), "button", "", { type: "button", "data-hit": entry.id });
      addMark(button, node.kind);
      add(button, "span", node.label.slice(0, 120), { lang: "vi" });
    });
    if (words.length) add(add($("hits"), "li"), "small", String(hits.length));
    network.redraw();
    return hits;
  }
  function choose(id) {
    $("hits").hidden = true;
    select(id);
  }
  $("search").addEventListener("input", search);
  $("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") { const hits = search(); if (hits.length) choose(hits[0].id); }
    if (event.key === "Escape") { $("search").value = ""; search(); }
  });
  $("hits").addEventListener("click", (event) => {
    const button = event.target.closest("[data-hit]");
    if (button) choose(button.dataset.hit);
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".search")) $("hits").hidden = true; });

  $("zoom-in").addEventListener("click", () => resize(scale * 1.2));
  $("zoom-out").addEventListener("click", () => resize(scale / 1.2));
  $("zoom-fit").addEventListener("click", fit);
  $("language").addEventListener("click", () => {
    english = !english;
    document.documentElement.lang = english ? "en" : "vi";
    document.querySelectorAll("[data-vi]").forEach((element) => (element.textContent = element.dataset[english ? "en" : "vi"]));
    $("language").textContent = english ? "Tiếng Việt" : "English";
    $("language").lang = english ? "vi" : "en";
    if (selected) fillPanel();
    network.redraw();
  });
  window.addEventListener("resize", () => { if (!selected) fit(); });

  fit();
  const wanted = location.hash.match(/^#node=(n\d+)$/);
  if (wanted && nodes.has(wanted[1])) select(wanted[1]);
})();
