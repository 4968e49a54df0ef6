'use strict';
(() => {
  const bar = document.getElementById('dynaq-bar');
  const status = document.getElementById('dynaq-status');
  const progress = bar.querySelector('progress');
  const button = bar.querySelector('button');
  const READY = new Set(['idle', 'busy']);
  const LOADING = 'Python is loading: about {{ weight.megabytes }} MB at the first visit, then half a minute or more. You can read and type meanwhile.';
  const KEPT = 'Saved work stays in this browser only: download it when you stop. A cell that never ends: Kernel → Restart Kernel.';

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
    progress.hidden = ready;
    bar.dataset.python = ready ? 'ready' : 'loading';
    const text = ready ? KEPT : LOADING;
    if (status.textContent !== text) status.textContent = text;
  }

  (async () => {
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
    const session = panel.sessionContext;
    session.statusChanged.connect(() => show(session));
    session.kernelChanged.connect(() => show(session));
    session.connectionStatusChanged.connect(() => show(session));
    show(session);
  })();
})();
