// Hands in what waits, the oldest first, and takes out of the store what the market says it has.
import { all, alone, drop, keep } from './keeping.js';

const AT_ONCE = 20, PATIENCE = 20_000;
const TOLD = ['client_id', 'sold_at', 'method', 'reference', 'tendered_minor', 'lines'];

// How it went: 'sent', 'away' (no network), 'out' (nobody is signed in any more) or 'no' (the market does not take it now); what
// became of each, and what is left of every choice.
export const send = till => alone(async () => {
  const became = [];
  let left = null;
  for (;;) {
    const every = (await all()).filter(sale => sale.family === till.family && !sale.refused);
    if (!every.length) return { how: 'sent', became, left };
    const waiting = every.filter(sale => sale.address === every[0].address).slice(0, AT_ONCE); // one exhibition after the other
    const answer = await handIn(till, waiting);
    if (typeof answer === 'string') return { how: answer, became, left };
    for (const one of answer.sales) {
      const sale = waiting.find(other => other.client_id === one.client_id);
      if (!sale) continue;
      if (one.state === 'refused') await keep({ ...sale, refused: one.words });
      else await drop(one.client_id);
      became.push(one);
    }
    if (waiting[0].exhibition === till.exhibition) left = answer.left;
  }
});

async function handIn(till, sales) {
  const body = JSON.stringify({ family: till.family, sales: sales.map(sale => Object.fromEntries(TOLD.map(name => [name, sale[name]]))) });
  try {
    let answer = await post(till, sales[0].address, body);
    if (!answer.ok && answer.status < 500) {
      const signedIn = await renew(till);
      if (!signedIn) return 'out';
      if (answer.status === 400) answer = await post(till, sales[0].address, body); // the page was older than the session
    }
    if (answer.ok) return await answer.json();
    return answer.status >= 500 ? 'away' : 'no';
  } catch {
    return 'away';
  }
}

const post = (till, address, body) => fetch(address, {
  method: 'POST',
  body,
  headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRFToken': till.token },
  redirect: 'manual',
  signal: AbortSignal.timeout(PATIENCE),
});

// The page as it is now, for its token; whether anybody is signed in: others are led to where one signs in.
async function renew(till) {
  const answer = await fetch(till.page, { headers: { Accept: 'text/html' }, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
  if (answer.type === 'opaqueredirect') return false;
  const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.till input[name="csrf_token"]');
  if (found) till.token = found.value;
  return true;
}
