// Dark or light: as the system says, until somebody chooses. Runs before the page is painted.
(() => {
  const root = document.documentElement;
  const chosen = localStorage.getItem('theme');
  if (chosen) root.dataset.theme = chosen;
  addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    if (!button) return;
    button.hidden = false;
    button.onclick = () => {
      const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
      localStorage.setItem('theme', root.dataset.theme = dark ? 'light' : 'dark');
    };
  });
})();
