// Open addresses in frames side by side, and say what each page holds that it must not.
async ({addresses, known, texts}) => {
  const opened = await Promise.all(addresses.map(address => new Promise(done => {
    const frame = document.createElement('iframe');
    frame.onload = () => done(frame);
    frame.src = address;
    document.body.append(frame);
  })));
  // Time for what begins late: animations, timers, pictures that cannot be had.
  await new Promise(done => setTimeout(done, 60));
  const allowed = new Set(known);
  const plain = text => text.replace(/\s+/gu, '');
  const LEADS = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'xlink:href', 'cite'];
  const judged = opened.map((frame, place) => {
    const found = new Set();
    const faults = [];
    const page = frame.contentDocument;
    if (page === null) return {found: [], faults: ['the page was left for another']};
    for (const element of page.querySelectorAll('*')) {
      found.add(element.localName);
      for (const attribute of element.attributes) {
        found.add(`${element.localName} ${attribute.name}`);
        if (!LEADS.includes(attribute.name)) continue;
        const address = URL.parse(attribute.value, page.baseURI);
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
    const shown = plain(page.body.textContent);
    for (const text of texts[place])
      if (!shown.includes(plain(text))) faults.push(`does not show ${text.slice(0, 200)}`);
    return {found: [...found], faults};
  });
  opened.forEach(frame => frame.remove());
  return judged;
}
