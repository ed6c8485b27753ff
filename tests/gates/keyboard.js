// A walk through a page by the key Tab. Evaluating this file returns how many elements the key has to reach; after each
// press `walk.step()` notes where the focus is and returns false when it has left the page; `walk.faults()` says in words
// what was wrong. It presses no key itself.
(() => {
  const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]";
  const SIGNS = ["outlineStyle", "outlineWidth", "boxShadow", "backgroundColor", "borderColor", "textDecorationLine"];
  const CLIPPED = {checkVisibilityCSS: true, visibilityProperty: true, contentVisibilityAuto: true};
  const shown = one => one.checkVisibility(CLIPPED) && one.getClientRects().length > 0;
  const able = one => !one.disabled && shown(one) && !one.closest("[inert]");
  const look = one => SIGNS.map(name => getComputedStyle(one)[name]).join();
  const named = one => `<${one.localName}> “${(one.getAttribute("aria-label") || one.textContent).trim().slice(0, 40)}”`;
  const rect = one => {
    const box = one.getClientRects()[0];
    return {left: box.left + scrollX, right: box.right + scrollX, top: box.top + scrollY, bottom: box.bottom + scrollY};
  };

  const expected = [...document.querySelectorAll(FOCUSABLE)].filter(able);
  const unfocused = new Map(expected.map(one => [one, look(one)]));
  const visited = [];
  const wrong = [];

  const block = one => {
    while (one && getComputedStyle(one).display.startsWith("inline")) one = one.parentElement;
    return one;
  };
  const mixed = text => /[\u0590-\u08ff]/.test(text) && /[A-Za-z]/.test(text);
  const shared = (one, other) => {
    while (!one.contains(other)) one = one.parentElement;
    return one;
  };

  // Whether `b`, which is reached after `a`, is nevertheless read before it.
  const readBefore = (a, b) => {
    const [first, second] = [rect(a), rect(b)];
    const both = shared(a, b);
    const leftwards = getComputedStyle(both).direction === "rtl";
    const beyond = leftwards ? second.right <= first.left + 1 : second.left >= first.right - 1;
    const sameLine = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top)
      > Math.min(first.bottom - first.top, second.bottom - second.top) / 2;
    if (a.contains(b) || beyond) return false;
    if (!sameLine) return second.bottom <= first.top + 1;
    return !(block(a.parentElement) === block(b.parentElement) && mixed(both.textContent));
  };

  const seen = one => {
    if (!shown(one)) return false;
    const boxes = [...one.getClientRects(), ...[...one.children].flatMap(part => [...part.getClientRects()])];
    return boxes.some(box => {
      const at = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      return at && (one.contains(at) || at.contains(one) && getComputedStyle(at).display.startsWith("inline"));
    });
  };

  // The sides of the sign of focus that no box around it cuts off: two are enough, one of them above or below.
  const uncut = one => {
    const [box, style] = [one.getClientRects()[0], getComputedStyle(one)];
    const out = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) / 2;
    const sides = new Set(["top", "bottom", "left", "right"]);
    for (let around = one.parentElement; around && around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === "visible") continue;
      const edge = around.getBoundingClientRect();
      for (const side of ["top", "left"]) if (box[side] - out < edge[side]) sides.delete(side);
      for (const side of ["bottom", "right"]) if (box[side] + out > edge[side]) sides.delete(side);
    }
    return sides.size > 1 && (sides.has("top") || sides.has("bottom"));
  };

  const scrolls = one => {
    const style = getComputedStyle(one);
    return ["overflowX", "overflowY"].some(name => ["auto", "scroll"].includes(style[name]))
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  };

  const step = () => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return false;
    if (one === visited[0] && visited.length > 1) return false;
    if (one === visited.at(-1)) {
      wrong.push(`${named(one)} is a trap`);
      return false;
    }
    if (visited.includes(one)) wrong.push(`${named(one)} is reached twice`);
    if (!seen(one)) wrong.push(`${named(one)} is not seen when it has the focus`);
    if (look(one) === unfocused.get(one)) wrong.push(`${named(one)} shows no focus`);
    if (!uncut(one)) wrong.push(`${named(one)} shows too little of its focus`);
    visited.push(one);
    return true;
  };

  const faults = () => {
    const found = [...wrong];
    if (!visited[0]?.matches(".skip")) found.push("The skip link is not the first");
    for (const one of expected) if (!visited.includes(one)) found.push(`${named(one)} is never reached`);
    const turn = expected.filter(one => visited.includes(one));
    const walked = visited.filter(one => turn.includes(one));
    const at = walked.findIndex((one, place) => one !== turn[place]);
    if (at >= 0) found.push(`${named(walked[at])} is reached out of turn`);
    for (let place = 2; place < visited.length; place++)
      if (readBefore(visited[place - 1], visited[place]))
        found.push(`${named(visited[place])} is read before ${named(visited[place - 1])}`);
    for (const box of [...document.querySelectorAll("body *")].filter(one => shown(one) && scrolls(one)))
      if (!visited.some(one => box.contains(one))) found.push(`${named(box)} scrolls and is never reached`);
    return found;
  };

  window.walk = {step, faults};
  return expected.length;
})()
