// Sales the market does not know yet, in this browser's own store: put there before anything is sent, taken out once the market
// has them or a person gives them up.
const opened = () => new Promise((done, failed) => {
  const asked = indexedDB.open('till', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('sales', { keyPath: 'client_id' });
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

async function within(mode, act) {
  const store = await opened();
  try {
    return await new Promise((done, failed) => {
      const work = store.transaction('sales', mode, { durability: 'strict' });
      const asked = act(work.objectStore('sales'));
      work.oncomplete = () => done(asked.result);
      work.onerror = () => failed(work.error);
      work.onabort = () => failed(work.error);
    });
  } finally {
    store.close();
  }
}

export const keep = sale => within('readwrite', sales => sales.put(sale));
export const drop = name => within('readwrite', sales => sales.delete(name));
export const all = async () => (await within('readonly', sales => sales.getAll())).sort((a, b) => a.sold_at - b.sold_at);

// One of all the pages of this browser at a time touches what is on its way.
export const alone = act => navigator.locks.request('till', act);
