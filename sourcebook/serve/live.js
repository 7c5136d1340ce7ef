// Reload this page when its site was built anew, and show in it what stopped a build.
(() => {
  const OWN = "/.sourcebook/";
  const shown = document.currentScript.dataset;
  let host = null;
  let dismissed = "";
  let source = null;

  function hide() {
    if (host) host.remove();
    host = null;
  }

  // The panel lives in a shadow root, where the styles of the page and its own do not meet.
  function show(panel) {
    hide();
    host = document.createElement("sourcebook-problems");
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = `${OWN}panel.css`;
    const box = document.createElement("section");
    box.tabIndex = 0; // so that the keyboard can scroll it
    box.setAttribute("aria-label", "Problems of the records");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Dismiss (Esc)";
    const content = document.createElement("div");
    box.append(close, content);
    root.append(style, box);
    document.body.prepend(host);
    // What is put into an alert that is in the page already is read out. The server escaped it.
    content.append(...new DOMParser().parseFromString(panel, "text/html").body.childNodes);
    close.addEventListener("click", dismiss);
  }

  function dismiss() {
    dismissed = host ? host.dataset.edition : dismissed;
    hide();
  }

  function take(state) {
    const stale = shown.edition ? shown.edition !== state.edition : shown.site !== state.site;
    if (stale) {
      location.reload();
    } else if (!shown.edition && state.panel && state.edition !== dismissed) {
      if (host && host.dataset.edition === state.edition) return;
      show(state.panel);
      host.dataset.edition = state.edition;
    } else if (!state.panel) {
      hide();
    }
  }

  // A browser opens few connections to one server, so only the tabs that are seen hold one.
  function listen() {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`${OWN}events`);
      source.addEventListener("edition", (event) => take(JSON.parse(event.data)));
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && host) dismiss();
  });
  document.addEventListener("visibilitychange", listen);
  listen();
})();
