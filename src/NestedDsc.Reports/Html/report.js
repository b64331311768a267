'use strict';
// Texts of other machines go into the page as text only, never as markup.
(function () {
  const words = { compliant: 'Compliant', notCompliant: 'Not compliant', error: 'Error' };
  const differing = document.body.dataset.operation === 'set' ? 'was changed' : 'differs';
  const find = document.getElementById('find');
  const shown = document.getElementById('shown');
  const clear = document.getElementById('clear');
  const openAll = document.getElementById('open');
  const none = document.getElementById('none');
  const tiles = [...document.querySelectorAll('.tile')];
  const reasons = [...document.querySelectorAll('.reason')];
  const groups = [...document.querySelectorAll('.group')].map(section => ({ section, count: section.querySelector('.count') }));
  const hosts = [...document.querySelectorAll('.host')].map(element => ({
    element,
    verdict: element.dataset.verdict,
    group: groups.find(group => group.section === element.parentElement),
    words: null,
    rendered: false,
    fits: true,
  }));
  const filter = { terms: [], verdicts: new Set(), code: null };

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function isolated(name, className, text) {
    const element = make(name, className);
    element.append(make('bdi', '', text));
    return element;
  }

  // A code may break after its colons rather than within a word.
  function breakable(code) {
    const element = make('span', 'code');
    const inner = make('bdi');
    code.split(':').forEach((part, index) => {
      if (index > 0) inner.append(':', make('wbr'));
      inner.append(part);
    });
    element.append(inner);
    return element;
  }

  function icon(verdict) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    svg.setAttribute('class', 'icon ' + verdict);
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS(space, 'use');
    use.setAttribute('href', '#icon-' + verdict);
    svg.append(use);
    return svg;
  }

  function dataOf(host) {
    return JSON.parse(host.element.querySelector('script').textContent);
  }

  // What the filter looks at. Values are found by the properties that name things, not by every number.
  function wordsOf(host) {
    if (host.words) return host.words;
    const data = dataOf(host);
    const name = host.element.querySelector('h4 bdi').textContent;
    const resources = data.resources.map(resource => {
      const texts = [resource.name, resource.type, words[resource.verdict], resource.error, resource.restart];
      for (const remark of [resource.reasons, resource.blockers, resource.notices].flatMap(list => list ?? [])) texts.push(...remark);
      for (const row of resource.rows) {
        if (/(Name|Id)$/.test(row[0]) || row[3]) texts.push(row[0], row[1], row[2]);
      }
      const codes = resource.verdict === 'compliant' ? [] : (resource.reasons ?? []).map(reason => reason[0]);
      return { text: texts.filter(text => text).join('\n').toLowerCase(), codes };
    });
    const own = [name, data.file, data.error, words[host.verdict]].filter(text => text).join('\n').toLowerCase();
    return host.words = { own, resources };
  }

  function resourceFits(host, index) {
    const { own, resources } = wordsOf(host);
    return filter.terms.every(term => own.includes(term) || resources[index].text.includes(term))
      && (!filter.code || resources[index].codes.includes(filter.code));
  }

  function hostFits(host) {
    if (filter.verdicts.size && !filter.verdicts.has(host.verdict)) return false;
    if (!filter.terms.length && !filter.code) return true;
    if (!filter.code && filter.terms.every(term => wordsOf(host).own.includes(term))) return true;
    return wordsOf(host).resources.some((_, index) => resourceFits(host, index));
  }

  function remarks(list, kind) {
    const items = make('ul', 'remarks');
    for (const [code, phrase] of list) {
      const item = make('li');
      if (kind) item.append(make('span', 'kind', kind + ' '));
      item.append(isolated('span', '', phrase), breakable(code));
      items.append(item);
    }
    return items;
  }

  function table(rows, caption) {
    const element = make('table');
    element.append(make('caption', 'sr', caption));
    const head = make('tr');
    for (const title of ['Property', 'Desired', 'Actual']) {
      const cell = make('th', '', title);
      cell.scope = 'col';
      head.append(cell);
    }
    const header = make('thead');
    header.append(head);
    const body = make('tbody');
    for (const [name, desired, actual, differs] of rows) {
      const row = make('tr', differs ? 'differs' : '');
      const title = isolated('th', '', name);
      title.scope = 'row';
      if (differs) title.append(make('span', 'sr', ' ' + differing));
      row.append(title);
      for (const [label, value] of [['Desired', desired], ['Actual', actual]]) {
        const cell = value === null ? make('td', 'none', '–') : isolated('td', label.toLowerCase(), value);
        cell.dataset.label = label;
        row.append(cell);
      }
      body.append(row);
    }
    element.append(header, body);
    return element;
  }

  function fillResource(element, resource) {
    const body = element.querySelector('.in');
    if (body.firstChild) return;
    if (resource.error) body.append(isolated('p', 'message', resource.error));
    if (resource.reasons && resource.verdict !== 'compliant') body.append(remarks(resource.reasons, ''));
    if (resource.blockers) body.append(remarks(resource.blockers, 'A set would be stopped:'));
    if (resource.notices) body.append(remarks(resource.notices, 'Note:'));
    if (resource.restart) {
      const restart = make('ul', 'remarks');
      const item = make('li');
      item.append(make('span', 'kind', 'Restart required: '), isolated('span', '', resource.restart));
      restart.append(item);
      body.append(restart);
    }
    const managed = resource.rows.filter(row => row[1] !== null || row[3]);
    const others = resource.rows.filter(row => row[1] === null && !row[3]);
    if (managed.length) body.append(table(managed, 'Properties of ' + resource.name));
    if (others.length) {
      const more = make('details', 'others');
      more.append(make('summary', '', others.length === 1 ? '1 property that is not described' : others.length + ' properties that are not described'));
      more.append(table(others, 'Other properties of ' + resource.name));
      body.append(more);
    }
    const facts = [
      resource.location && 'Described in ' + resource.location,
      resource.exitCode !== undefined && 'exit code ' + resource.exitCode,
      resource.seconds !== undefined && resource.seconds + ' s',
    ].filter(fact => fact);
    if (facts.length) body.append(isolated('p', 'facts', facts.join(' · ')));
  }

  function renderResource(resource) {
    const element = make('details', 'res');
    const summary = make('summary');
    summary.append(icon(resource.verdict), isolated('h5', '', resource.name), isolated('span', 'type', resource.type));
    summary.append(make('span', 'verdict ' + resource.verdict, words[resource.verdict]));
    element.append(summary, make('div', 'in'));
    element.addEventListener('toggle', () => fillResource(element, resource));
    summary.addEventListener('click', () => fillResource(element, resource));
    if (resource.verdict !== 'compliant') {
      element.open = true;
      fillResource(element, resource);
    }
    return element;
  }

  function render(host) {
    if (host.rendered) return;
    host.rendered = true;
    const data = dataOf(host);
    const body = host.element.querySelector('.body');
    body.replaceChildren();
    if (data.file) body.append(isolated('p', 'from', 'Captured in ' + data.file));
    if (data.error) body.append(isolated('p', 'message', data.error));
    const list = make('div');
    const order = { error: 0, notCompliant: 1, compliant: 2 };
    host.resources = data.resources.map((resource, index) => ({ index, verdict: resource.verdict, element: renderResource(resource) }));
    list.append(...[...host.resources].sort((a, b) => order[a.verdict] - order[b.verdict]).map(resource => resource.element));
    host.note = make('p', 'hidden-note');
    body.append(list, host.note);
    narrow(host);
  }

  // Instances of an open host that do not fit the filter; all of them stay if only the host itself fits.
  function narrow(host) {
    if (!host.rendered) return;
    const active = filter.terms.length > 0 || filter.code !== null;
    const fitting = host.resources.map(resource => !active || resourceFits(host, resource.index));
    const all = !fitting.includes(true);
    let hidden = 0;
    host.resources.forEach((resource, index) => {
      resource.element.hidden = !all && !fitting[index];
      if (resource.element.hidden) hidden++;
    });
    host.note.hidden = hidden === 0;
    host.note.textContent = hidden === 1 ? '1 other instance does not fit the filter.' : hidden + ' other instances do not fit the filter.';
  }

  function apply() {
    let count = 0;
    for (const group of groups) group.fitting = 0;
    for (const host of hosts) {
      host.fits = hostFits(host);
      host.element.hidden = !host.fits;
      if (host.fits) {
        count++;
        host.group.fitting++;
        if (host.element.open) narrow(host);
      }
    }
    for (const group of groups) {
      group.section.hidden = group.fitting === 0;
      group.count.textContent = group.fitting.toLocaleString('en-US');
    }
    for (const tile of tiles) tile.setAttribute('aria-pressed', String(filter.verdicts.has(tile.dataset.verdict)));
    for (const reason of reasons) reason.setAttribute('aria-pressed', String(filter.code === reason.dataset.code));
    const all = hosts.length.toLocaleString('en-US');
    shown.textContent = count === hosts.length ? (count === 1 ? '1 host' : all + ' hosts') : count.toLocaleString('en-US') + ' of ' + all + ' hosts';
    none.hidden = count > 0 || hosts.length === 0;
    clear.disabled = !filter.terms.length && !filter.verdicts.size && !filter.code;
    openAll.disabled = count === 0;
    setOpenAll();
  }

  function setOpenAll() {
    const anyClosed = hosts.some(host => host.fits && !host.element.open);
    openAll.textContent = anyClosed || openAll.disabled ? 'Open all' : 'Close all';
  }

  // In slices, so that the page answers while a thousand hosts are opened.
  let opening = 0;
  function toggleAll() {
    const run = ++opening;
    const open = hosts.some(host => host.fits && !host.element.open);
    const todo = hosts.filter(host => host.fits && host.element.open !== open);
    let next = 0;
    (function slice() {
      const end = performance.now() + 12;
      while (next < todo.length && performance.now() < end) {
        if (run !== opening) return;
        if (open) render(todo[next]);
        todo[next++].element.open = open;
      }
      if (next < todo.length) requestAnimationFrame(slice); else setOpenAll();
    })();
  }

  let pending = 0;
  function schedule() {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(apply);
  }

  find.addEventListener('input', () => {
    filter.terms = find.value.toLowerCase().split(/\s+/).filter(term => term);
    schedule();
  });
  find.addEventListener('keydown', event => {
    if (event.key === 'Escape' && find.value) {
      find.value = '';
      filter.terms = [];
      schedule();
      event.preventDefault();
    }
  });
  for (const tile of tiles) {
    tile.addEventListener('click', () => {
      if (!filter.verdicts.delete(tile.dataset.verdict)) filter.verdicts.add(tile.dataset.verdict);
      apply();
    });
  }
  for (const reason of reasons) {
    reason.addEventListener('click', () => {
      filter.code = filter.code === reason.dataset.code ? null : reason.dataset.code;
      apply();
    });
  }
  clear.addEventListener('click', () => {
    find.value = '';
    filter.terms = [];
    filter.verdicts.clear();
    filter.code = null;
    apply();
    find.focus();
  });
  openAll.addEventListener('click', toggleAll);
  document.addEventListener('keydown', event => {
    const editing = event.target instanceof HTMLInputElement;
    if (event.key === '/' && !editing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      find.focus();
      event.preventDefault();
    }
  });
  for (const host of hosts) {
    host.element.querySelector('summary').addEventListener('click', () => render(host));
    host.element.addEventListener('toggle', () => {
      if (host.element.open) {
        render(host);
        narrow(host);
      }
      setOpenAll();
    });
  }

  // Paper has no buttons: what is not compliant is opened, and closed again after it.
  let printed = [];
  addEventListener('beforeprint', () => {
    printed = hosts.filter(host => host.fits && !host.element.open && host.verdict !== 'compliant');
    for (const host of printed) {
      render(host);
      host.element.open = true;
    }
  });
  addEventListener('afterprint', () => {
    for (const host of printed) host.element.open = false;
  });

  // The words of all hosts are collected while nobody does anything, for the first filter to be as quick as the next.
  let collected = 0;
  function collect() {
    const end = performance.now() + 8;
    while (collected < hosts.length && performance.now() < end) wordsOf(hosts[collected++]);
    if (collected < hosts.length) idle(collect);
  }
  function idle(work) {
    if (window.requestIdleCallback) requestIdleCallback(work); else setTimeout(work, 50);
  }

  for (const control of [find, ...tiles, ...reasons]) control.disabled = false;
  apply();
  idle(collect);
})();
