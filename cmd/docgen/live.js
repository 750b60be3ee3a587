// Keeps a page of "docgen serve" up to date: reloads it in place when it
// changed, swaps style sheets without a reload, and shows errors over it.
(() => {
  "use strict";
  const here = decodeURIComponent(location.pathname).replace(/^\//, "");
  const page = here === "" || here.endsWith("/") ? here + "index.html" : here;
  const memory = "docgen-live:" + location.pathname;

  const restore = () => {
    const kept = sessionStorage.getItem(memory);
    if (!kept) return;
    sessionStorage.removeItem(memory);
    const { x, y, closed, opened, focus } = JSON.parse(kept);
    document.querySelectorAll("details").forEach((d, i) => {
      if (closed.includes(i)) d.open = false;
      if (opened.includes(i)) d.open = true;
    });
    scrollTo({ left: x, top: y, behavior: "instant" });
    if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  };

  const reload = () => {
    const details = [...document.querySelectorAll("details")];
    const indexes = (open) => details.map((d, i) => (d.open === open ? i : -1)).filter((i) => i >= 0);
    sessionStorage.setItem(memory, JSON.stringify({
      x: scrollX, y: scrollY, closed: indexes(false), opened: indexes(true), focus: document.activeElement?.id,
    }));
    location.reload();
  };

  const swapStyles = (changed) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const url = new URL(link.href);
      if (!changed.includes(decodeURIComponent(url.pathname.slice(1)))) continue;
      url.searchParams.set("live", String(Date.now()));
      link.href = url.href;
    }
  };

  let overlay;
  const hide = () => { overlay?.remove(); overlay = undefined; };
  const show = (text) => {
    hide();
    overlay = document.createElement("div");
    overlay.setAttribute("role", "alert");
    overlay.tabIndex = -1;
    Object.assign(overlay.style, {
      position: "fixed", inset: "0", zIndex: "2147483647", overflow: "auto", padding: "2rem",
      background: "#141418", color: "#f4f4f6", font: "14px/1.5 ui-monospace, monospace",
    });
    const heading = document.createElement("p");
    heading.textContent = "docgen could not build the site (Esc or a click here hides this)";
    heading.addEventListener("click", hide);
    Object.assign(heading.style, { color: "#ff8f8f", margin: "0 0 1rem", fontWeight: "700" });
    const body = document.createElement("pre");
    body.textContent = text;
    Object.assign(body.style, { whiteSpace: "pre-wrap", margin: "0", background: "none", color: "inherit", border: "0", padding: "0" });
    overlay.append(heading, body);
    document.body.append(overlay);
    overlay.focus();
  };
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  restore();
  let lost = false;
  const source = new EventSource("/.docgen-live/events");
  source.onerror = () => { lost = true; };
  source.onopen = () => { if (lost) reload(); };
  source.onmessage = (event) => {
    const { changed, text } = JSON.parse(event.data);
    if (text) show(text); else hide();
    const styles = changed.filter((name) => name.endsWith(".css"));
    if (changed.includes(page) || changed.some((name) => name.endsWith(".js"))) reload();
    else if (styles.length > 0) swapStyles(styles);
    else if (!text && document.title === "docgen" && changed.length > 0) reload();
  };
})();
