"use strict";
(() => {
  const cards = [...document.querySelectorAll("ol.cards li")];
  const marks = [...document.querySelectorAll("mark")];
  const of = (mark) => mark.dataset.f.split(" ");
  const shown = () => cards.filter((c) => !c.hidden);
  let at = null, side = -1;

  const sides = (card) => [...new Set(
    marks.filter((m) => m.id && (m.dataset.at || "").split(" ").some((a) => a.split(".")[0] === card.dataset.f)).sort((a, b) => rank(a, card) - rank(b, card)),
  )];
  const rank = (mark, card) => Math.min(...mark.dataset.at.split(" ").filter((a) => a.split(".")[0] === card.dataset.f).map((a) => +a.split(".")[1]));

  const select = (card, target) => {
    cards.forEach((c) => c.classList.toggle("on", c === card));
    marks.forEach((m) => m.classList.toggle("on", !!card && of(m).includes(card.dataset.f)));
    at = card;
    if (!card) return;
    const places = sides(card);
    side = Math.max(0, places.indexOf(target));
    (target || places[0])?.scrollIntoView({ block: "center" });
    const list = card.parentElement;
    if (list.scrollHeight > list.clientHeight) list.scrollTo({ top: card.offsetTop - list.offsetTop - 60 });
    if (!places.length) card.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const list = shown();
    if (!list.length) return;
    const i = list.indexOf(at);
    select(list[i < 0 ? (by > 0 ? 0 : list.length - 1) : (i + by + list.length) % list.length]);
  };

  const other = () => {
    if (!at) return step(1);
    const places = sides(at);
    if (places.length > 1) {
      side = (side + 1) % places.length;
      select(at, places[side]);
    }
  };

  const filter = () => {
    const on = new Set([...document.querySelectorAll("fieldset input:checked")].map((i) => i.value));
    cards.forEach((c) => { c.hidden = !on.has(c.dataset.family); });
    const live = new Set(shown().map((c) => c.dataset.f));
    marks.forEach((m) => m.classList.toggle("off", !of(m).some((f) => live.has(f))));
    document.querySelectorAll("a.n").forEach((n) => n.classList.toggle("off", !live.has(n.dataset.f)));
    if (at && at.hidden) select(null);
  };
  document.querySelectorAll("fieldset input").forEach((i) => i.addEventListener("change", filter));

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    const link = event.target.closest("a[data-f]");
    const card = event.target.closest("ol.cards li");
    if (link) {
      const target = document.getElementById(link.getAttribute("href").slice(1));
      const wanted = cards.find((c) => c.dataset.f === link.dataset.f);
      event.preventDefault();
      select(wanted, target && target.tagName === "MARK" ? target : undefined);
    } else if (mark) {
      const live = of(mark).map((f) => cards.find((c) => c.dataset.f === f)).filter((c) => c && !c.hidden);
      if (live.length) select(live[(live.indexOf(at) + 1) % live.length], mark.id ? mark : undefined);
    } else if (card && !event.target.closest("a")) {
      select(card);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), o: other, Escape: () => select(null),
      f: () => document.querySelector("fieldset input")?.focus() }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
