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
  const judged = shown.map((frame, place) => {
    const found = new Set();
    const faults = [];
    const page = frame.contentDocument;
    if (page === null) return {found: [], faults: ['the page was left for another']};
    for (const element of page.querySelectorAll('*')) {
      found.add(element.localName);
      for (const attribute of element.attributes) {
        found.add(`${element.localName} ${attribute.name}`);
        if (!LEADS.includes(attribute.name)) continue;
        const address = URL.parse(attribute.value, addresses[place]);
        if (address === null) {
          faults.push(`${attribute.name} is no address: ${attribute.value}`);
          continue;
        }
        const own = address.origin === location.origin;
        if (!own && element.localName !== 'a' && element.getAttribute('rel') !== 'canonical')
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
