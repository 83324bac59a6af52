"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const film = JSON.parse($("film").textContent);
  const CLASS = 0, TEXT = 1, PLACE = 2;
  const RATES = [1, 2, 3, 4];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const elements = Array.from(document.querySelectorAll("[data-d]"));
  const tracks = elements.map(one => film.tracks[Number(one.dataset.d)]);
  const shown = tracks.map(() => 0);
  const sentences = Array.from(document.querySelectorAll("#story button"));
  let width = 0, rail = 0, at = 0, moment = -1, event = -1, rate = 0, factor = 0, before = 0, told = -2;

  // How many of the sorted numbers are not larger than a value.
  function count(numbers, value) {
    let low = 0, high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle] <= value) low = middle + 1; else high = middle;
    }
    return low;
  }

  // A track is its kind, then a moment and a value (for places two) for each change.
  function entry(track, when) {
    const step = track[0] === PLACE ? 3 : 2;
    let low = 0, high = (track.length - 1) / step - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (track[1 + middle * step] <= when) low = middle; else high = middle - 1;
    }
    return 1 + low * step;
  }

  function apply(element, track, place) {
    if (track[0] === CLASS) element.setAttribute("class", film.names[track[place + 1]]);
    else if (track[0] === TEXT) element.textContent = film.texts[track[place + 1]];
    else element.style.transform = `translate(${track[place + 1]}px,${track[place + 2]}px)`;
  }

  function show(when) {
    if (when === moment) return;
    moment = when;
    $("scrub").value = at;
    $("scrub").setAttribute("aria-valuetext", clock(at));
    for (let i = 0; i < tracks.length; i++) {
      const place = entry(tracks[i], when);
      if (place !== shown[i]) {
        shown[i] = place;
        apply(elements[i], tracks[i], place);
      }
    }
  }

  function clock(ms) {
    const tenths = Math.floor(ms / 100), minutes = Math.floor(tenths / 600);
    const rest = `${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}.${tenths % 10}`;
    const hours = Math.floor(minutes / 60);
    return hours ? `${hours}:${String(minutes % 60).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  }

  function tell() {
    const last = count(film.told, at) - 1;
    if (last === told) return;
    told = last;
    sentences.forEach((one, place) => {
      one.className = place > last ? "later" : film.told[place] === film.told[last] ? "now" : "";
    });
    const list = document.querySelector("#story ol"), now = document.querySelector("#story .now");
    if (now && list.scrollHeight > list.clientHeight) list.scrollTop = now.offsetTop - list.offsetTop - 60;
    else if (!now) list.scrollTop = 0;
  }

  function seek(time) {
    at = Math.min(film.length, Math.max(0, time));
    show(Math.max(0, count(film.times, at) - 1));
    const reached = count(film.events, at) - 1;
    if (reached !== event) {
      event = reached;
      $("count").textContent = `Event ${event} of ${film.events.length - 1}`;
    }
    $("clock").textContent = clock(at);
    $("filled").style.transform = `scaleX(${at / film.length})`;
    $("knob").style.transform = `translateX(${at / film.length * rail}px)`;
    const head = $("head");
    if (head) {
      const [left, right, span] = film.axis;
      const x = left + (right - left) * Math.min(1, at / span);
      head.style.transform = `translateX(${x * width}px)`;
    }
    tell();
  }

  function between(xs, ys, x) {
    if (x <= xs[0]) return ys[0];
    if (x >= xs[xs.length - 1]) return ys[ys.length - 1];
    const place = count(xs, x);
    return ys[place - 1] + (ys[place] - ys[place - 1]) * (x - xs[place - 1]) / (xs[place] - xs[place - 1]);
  }

  function run(next) {
    if (next > 0 && at >= film.length) seek(0);
    const rested = rate === 0;
    rate = next;
    document.body.classList.toggle("glides", rate !== 0 && !calm.matches);
    $("play").setAttribute("aria-label", rate ? "Pause" : "Play");
    $("play").querySelector("use").setAttribute("href", rate ? "#pause-sign" : "#play-sign");
    $("rate").textContent = rate && rate !== 1 ? `${rate} ×` : "";
    if (rate && rested) {
      before = performance.now();
      requestAnimationFrame(tick);
    }
  }

  function tick(now) {
    if (!rate) return;
    const passed = Math.max(0, now - before) * rate;
    before = now;
    seek(factor ? at + passed * factor
      : between(film.pace[0], film.pace[1], between(film.pace[1], film.pace[0], at) + passed));
    if (rate > 0 ? at >= film.length : at <= 0) run(0);
    else requestAnimationFrame(tick);
  }

  function step(direction) {
    run(0);
    const reached = count(film.events, at);
    if (direction > 0) seek(reached < film.events.length ? film.events[reached] : film.length);
    else seek(film.events[reached - 1] < at ? film.events[reached - 1] : film.events[Math.max(0, reached - 2)]);
  }

  function shuttle(direction) {
    const fast = rate * direction > 0 ? Math.abs(rate) : 0;
    run(direction * (RATES.find(one => one > fast) || RATES[RATES.length - 1]));
  }

  function jump(time) { run(0); seek(time); }

  const keys = {
    " ": () => run(rate ? 0 : 1), k: () => run(0), l: () => shuttle(1), j: () => shuttle(-1),
    ArrowRight: () => step(1), ArrowLeft: () => step(-1), Home: () => jump(0), End: () => jump(film.length),
  };

  document.addEventListener("keydown", event => {
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const typing = event.target instanceof HTMLSelectElement;
    const pressing = name === " " && (event.target instanceof HTMLButtonElement || event.target.tagName === "SUMMARY");
    if (!keys[name] || typing || pressing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    keys[name]();
  });
  $("play").addEventListener("click", () => run(rate ? 0 : 1));
  $("next").addEventListener("click", () => step(1));
  $("back").addEventListener("click", () => step(-1));
  $("first").addEventListener("click", () => jump(0));
  $("last").addEventListener("click", () => jump(film.length));
  $("scrub").addEventListener("input", event => { run(0); seek(Number(event.target.value)); });
  $("speed").addEventListener("change", event => { factor = Number(event.target.value); });
  sentences.forEach((one, place) => one.addEventListener("click", () => jump(film.told[place])));
  if (film.axis) {
    $("gantt").addEventListener("click", event => {
      const box = $("gantt").getBoundingClientRect(), [left, right, span] = film.axis;
      jump(((event.clientX - box.left) / box.width - left) / (right - left) * span);
    });
  }

  function measure() {
    width = $("gantt").clientWidth;
    rail = $("track").clientWidth;
    seek(at);
  }

  // The key moments are copies of the picture, each brought to its time.
  function cells() {
    const here = at, home = $("cells");
    if (home.childElementCount) return;
    for (const [time, heading, caption] of film.keys) {
      seek(time);
      const cell = document.createElement("button"), line = document.createElement("p");
      const text = document.createElement("small"), copy = $("stage").firstElementChild.cloneNode(true);
      copy.removeAttribute("id");
      copy.removeAttribute("aria-labelledby");
      copy.setAttribute("aria-hidden", "true");
      copy.querySelectorAll("title,desc,defs").forEach(one => one.remove());
      cell.type = "button";
      for (const words of [heading, clock(time)]) line.appendChild(document.createElement("span")).textContent = words;
      text.textContent = caption;
      cell.append(copy, line, text);
      cell.addEventListener("click", () => { jump(time); scrollTo({ top: 0, behavior: calm.matches ? "auto" : "smooth" }); });
      home.append(cell);
    }
    seek(here);
  }

  addEventListener("beforeprint", cells);
  addEventListener("resize", measure);
  $("controls").hidden = false;
  document.body.classList.remove("plain");
  measure();
  cells();
})();
