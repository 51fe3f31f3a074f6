// Sets language and colours before the first paint, so that nothing flashes. Same keys as src/shell/preferences.ts.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = read('waymark.theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  const language = read('waymark.language');
  if (language === 'de' || language === 'en') document.documentElement.lang = language;
})();
