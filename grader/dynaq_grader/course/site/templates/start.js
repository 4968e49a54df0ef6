'use strict';
// JupyterLite keeps files with localforage: an IndexedDB named after the site's path, one record a file.
const STORAGE = `JupyterLite Storage - ${new URL('./', location.href).pathname}`;
const STORE = 'files';

function keeps() {
  try { return Boolean(window.localStorage); } catch { return false; }
}

const obstacle = !window.isSecureContext ? 'insecure' : keeps() ? null : 'forgetful';
if (obstacle) {
  document.getElementById(obstacle).hidden = false;
  document.querySelectorAll('a.run').forEach((link) => link.removeAttribute('href'));
}

function opened() {
  return new Promise((resolve) => {
    const request = indexedDB.open(STORAGE);
    // Nothing was ever saved here: no storage is made by looking.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = (event) => { event.preventDefault(); resolve(null); };
    request.onsuccess = () => resolve(request.result);
  });
}

function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// A browser takes a release that it fetched earlier from its cache unasked, even when the site has a newer one.
async function renew(path) {
  try { await fetch(`files/${encodeURIComponent(path)}`, { cache: 'no-cache' }); } catch { /* without a network, the cached one */ }
}

function releaseOf(record) {
  const content = typeof record.content === 'string' ? JSON.parse(record.content) : record.content;
  return content?.metadata?.dynaq?.release ?? 'unknown';
}

// The saved copy goes on under another name, so that the site's own file is found under the old one.
async function setAside(storage, path, release) {
  const store = storage.transaction(STORE, 'readwrite').objectStore(STORE);
  const record = await finished(store.get(path));
  let kept = path.replace(/\.ipynb$/, ` (release ${release}).ipynb`);
  while (await finished(store.getKey(kept))) kept = kept.replace(/\.ipynb$/, ' again.ipynb');
  await finished(store.put({ ...record, name: kept, path: kept }, kept));
  await finished(store.delete(path));
  return kept;
}

function paragraph(place, text) {
  const line = document.createElement('p');
  line.textContent = text;
  place.append(line);
}

function link(place, text, path) {
  const way = document.createElement('a');
  way.href = `notebooks/index.html?path=${encodeURIComponent(path)}`;
  way.textContent = text;
  place.append(way);
}

async function tell(section, storage) {
  const { path, release } = section.dataset;
  const record = await finished(storage.transaction(STORE).objectStore(STORE).get(path));
  if (!record) return;
  const place = section.querySelector('.saved');
  place.hidden = false;
  section.querySelector('a.run').firstChild.data = 'Go on with your work';
  const when = new Date(record.last_modified).toLocaleString();
  const mine = releaseOf(record);
  paragraph(place, `This browser has your work of ${when}.`);
  if (mine === release) return;
  paragraph(place, `It began with release ${mine}; release ${release} is here now.`);
  const button = document.createElement('button');
  button.textContent = `Keep my work under another name, and take release ${release}`;
  button.onclick = async () => {
    const kept = await setAside(storage, path, mine);
    place.textContent = '';
    section.querySelector('a.run').firstChild.data = 'Run it here';
    paragraph(place, `Release ${release} is ready. Your work is kept as ${kept}.`);
    link(place, `Open ${kept}`, kept);
  };
  place.append(button);
}

(async () => {
  const sections = [...document.querySelectorAll('section.notebook')];
  await Promise.all(sections.map((section) => renew(section.dataset.path)));
  if (obstacle === 'forgetful') return;
  const storage = await opened();
  if (!storage || !storage.objectStoreNames.contains(STORE)) return;
  for (const section of sections) await tell(section, storage);
})();
