'use strict';
(() => {
  const bar = document.getElementById('dynaq-bar');
  const status = document.getElementById('dynaq-status');
  const progress = bar.querySelector('progress');
  const button = bar.querySelector('button');
  const READY = new Set(['idle', 'busy']);
  const LOADING = 'Python is loading: about {{ weight.megabytes }} MB at the first visit, then half a minute or more. You can read and type meanwhile.';
  const KEPT = 'Saved work stays in this browser only: download it when you stop. A cell that never ends: Kernel → Restart Kernel.';
  const OVERDUE = 'Python has not started yet. If your network is slow, wait. If it broke off, reload this page: what you saved is kept.';
  const INSECURE = 'Python cannot run here, since this page came over plain http. Open its address with https:// in front.';
  const FORGETFUL = 'Python cannot run here, since this browser keeps nothing for this site. Allow its cookies and site data in the settings.';
  const MOST_MS = 180000;
  let overdue;

  function found(look) {
    return new Promise((resolve) => {
      const again = () => {
        const thing = look();
        if (thing) resolve(thing);
        else setTimeout(again, 200);
      };
      again();
    });
  }

  function show(session) {
    const kernel = session.session?.kernel;
    const ready = Boolean(kernel) && kernel.connectionStatus === 'connected' && READY.has(kernel.status);
    const python = ready ? 'ready' : 'loading';
    if (bar.dataset.python === python) return;
    bar.dataset.python = python;
    progress.hidden = ready;
    status.textContent = ready ? KEPT : LOADING;
    clearTimeout(overdue);
    if (!ready) overdue = setTimeout(() => { status.textContent = OVERDUE; }, MOST_MS);
  }

  function keeps() {
    try { return Boolean(window.localStorage); } catch { return false; }
  }

  (async () => {
    const obstacle = !window.isSecureContext ? INSECURE : keeps() ? null : FORGETFUL;
    if (obstacle) {
      progress.hidden = true;
      status.textContent = obstacle;
    }
    const app = await found(() => window.jupyterapp);
    // An interrupt is not heard by Python in a browser; its keys ask whether to restart instead.
    app.commands.addKeyBinding({
      command: 'kernelmenu:restart',
      keys: ['I', 'I'],
      selector: '.jp-Notebook[data-jp-kernel-user]:not(.jp-mod-readWrite) :focus:not(:read-write)',
    });
    const panel = await found(() => app.shell.currentWidget?.context && app.shell.currentWidget);
    button.hidden = false;
    button.onclick = async () => {
      await panel.context.save();
      await app.commands.execute('docmanager:download');
    };
    if (obstacle) return;
    const session = panel.sessionContext;
    session.statusChanged.connect(() => show(session));
    session.kernelChanged.connect(() => show(session));
    session.connectionStatusChanged.connect(() => show(session));
    show(session);
  })();
})();
