// Suggestions under the search box: an ARIA combobox over [{label, href, words}] from data-source, words saying what it is. Enter without a choice searches as before.
let boxes = 0;

export default function suggest(form) {
  const input = form.querySelector('input[type="search"]');
  const list = document.createElement('ul');
  const id = `suggestions-${boxes += 1}`;
  let asking, waiting, chosen = -1;

  Object.assign(list, { id, className: 'suggestions', hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.querySelector('label').textContent);
  form.append(list);
  for (const [key, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': 'false' })) {
    input.setAttribute(key, value);
  }

  function choose(index) {
    chosen = index;
    [...list.children].forEach((option, n) => option.setAttribute('aria-selected', String(n === index)));
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', list.children[index].id);
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    choose(-1);
  }

  function show(found) {
    list.replaceChildren(...found.map((item, n) => {
      const option = document.createElement('li');
      const name = document.createElement('bdi');
      const kind = document.createElement('small');
      name.textContent = item.label;
      kind.textContent = item.words;
      option.id = `${id}-${n}`;
      option.dataset.href = item.href;
      option.setAttribute('role', 'option');
      option.append(name, kind);
      return option;
    }));
    choose(-1);
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
  }

  async function ask() {
    const words = input.value.trim();
    asking?.abort();
    if (words.length < 2) { close(); return; }
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.source}?q=${encodeURIComponent(words)}`, { signal: asking.signal, headers: { accept: 'application/json' } });
      if (answer.ok) show(await answer.json());
    } catch {
      // no suggestions: the search itself still works
    }
  }

  input.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(ask, 200); });
  input.addEventListener('keydown', event => {
    const count = list.children.length;
    if (event.key === 'Escape' && !list.hidden) { event.preventDefault(); close(); return; }
    if (list.hidden || !count) return;
    if (event.key === 'ArrowDown') { event.preventDefault(); choose((chosen + 1) % count); }
    if (event.key === 'ArrowUp') { event.preventDefault(); choose((chosen - 1 + count) % count); }
    if (event.key === 'Enter' && chosen >= 0) { event.preventDefault(); location.assign(list.children[chosen].dataset.href); }
  });
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const option = event.target.closest('li');
    if (option) location.assign(option.dataset.href);
  });
  input.addEventListener('blur', close);
}
