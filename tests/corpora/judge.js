// Open pages in frames side by side, only parse others, and say what each holds that it must not.
async ({addresses, opened, known, texts}) => {
  const framed = address => new Promise(done => {
    const frame = document.createElement('iframe');
    frame.onload = () => done(frame);
    frame.src = address;
    document.body.append(frame);
  });
  const parsed = async address => {
    const html = await (await fetch(address)).text();
    return {contentDocument: new DOMParser().parseFromString(html, 'text/html'), remove() {}};
  };
  const shown = await Promise.all(
    addresses.map((address, place) => opened[place] ? framed(address) : parsed(address)));
  // Time for what begins late: animations, timers, pictures that cannot be had.
  if (opened.includes(true)) await new Promise(done => setTimeout(done, 60));
  const allowed = new Set(known);
  const plain = text => text.replace(/\s+/gu, '');
  const LEADS = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'xlink:href', 'cite'];
  // What acts, or asks readers to, is named apart with where it stands and what it is for, so that a
  // harmless page which has one like it makes no other one known.
  const CONTROLS = ['button', 'form', 'input', 'select', 'textarea'];
  const OUR_SCRIPT = /\/(assets\/js\/[\w/-]+)\.[0-9a-f]{10}\.js$/u;
  const REFRESH = /^\s*\d+\s*[;,]?\s*(?:url\s*=)?\s*(.*)$/iu;
  const pathOf = element => {
    const path = [];
    for (let one = element; one && one.localName !== 'html'; one = one.parentElement)
      path.unshift(one.localName + [...one.classList].map(name => `.${name}`).join(''));
    return path.join(' > ');
  };
  const nameOf = (element, faults, base) => {
    const name = element.localName;
    if (CONTROLS.includes(name)) return `${name} at ${pathOf(element)}`;
    if (name === 'meta') {
      const about = element.httpEquiv || element.name || element.getAttribute('property') || '';
      if (element.httpEquiv.toLowerCase() !== 'refresh') return `meta ${about}`;
      const target = URL.parse(REFRESH.exec(element.content)?.[1] ?? '', base);
      if (target?.origin !== location.origin) faults.push(`goes on to ${element.content}`);
      return 'meta refresh';
    }
    if (name === 'link') return `link ${element.rel}`;
    if (name !== 'script') return name;
    const inHead = element.parentElement?.localName === 'head';
    if (element.hasAttribute('src')) {
      const address = URL.parse(element.getAttribute('src'), base);
      const file = OUR_SCRIPT.exec(address?.pathname ?? '')?.[1];
      const isOurs = inHead && file && address.origin === location.origin && !address.search && !element.text;
      const place = element.ownerDocument.querySelector('body > .page > main > #timeline') ? 'home' :
        element.ownerDocument.querySelector('body > .page > main > .search') ? 'search' : 'another page';
      return isOurs ? `script ${file} of ${place}` : name;
    }
    if (element.getAttribute('type') !== 'application/ld+json' || !inHead) return name;
    if (element.ownerDocument.querySelectorAll('script[type="application/ld+json"]').length !== 1) return name;
    try {
      const data = JSON.parse(element.textContent);
      if (data['@context'] !== 'https://schema.org') return name;
    } catch {
      faults.push('holds data that nobody can read');
    }
    return 'script of data';
  };
  const NAMED = ['canonical', 'alternate'];
  const judged = shown.map((frame, place) => {
    const found = new Set();
    const faults = [];
    const page = frame.contentDocument;
    if (page === null) return {found: [], faults: ['the page was left for another']};
    for (const element of page.querySelectorAll('*')) {
      const name = nameOf(element, faults, addresses[place]);
      found.add(name);
      for (const attribute of element.attributes) {
        found.add(`${name} ${attribute.name}`);
        if (!LEADS.includes(attribute.name)) continue;
        const address = URL.parse(attribute.value, addresses[place]);
        if (address === null) {
          faults.push(`${attribute.name} is no address: ${attribute.value}`);
          continue;
        }
        const own = address.origin === location.origin;
        const named = element.localName === 'link' && NAMED.includes(element.rel);
        if (!own && element.localName !== 'a' && !named)
          faults.push(`${element.localName} ${attribute.name} names ${attribute.value}`);
        if (!['http:', 'https:', 'mailto:'].includes(address.protocol) || address.password)
          faults.push(`${attribute.name} leads to ${attribute.value}`);
      }
    }
    for (const name of found)
      if (allowed.size && !allowed.has(name)) faults.push(`holds ${name}`);
    const words = plain(page.body.textContent);
    for (const text of texts[place])
      if (!words.includes(plain(text))) faults.push(`does not show ${text.slice(0, 200)}`);
    return {found: [...found], faults};
  });
  shown.forEach(frame => frame.remove());
  return judged;
}
