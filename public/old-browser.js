// For browsers before Chrome 109, which cannot read the modules: plain words instead of an empty page.
// Written for the oldest of them: no arrow functions, no const.
(function () {
  var modern =
    'noModule' in document.createElement('script') &&
    typeof Array.prototype.at === 'function' &&
    typeof structuredClone === 'function';
  if (modern) return;
  document.addEventListener('DOMContentLoaded', function () {
    var root = document.getElementById('root');
    if (!root) return;
    root.style.cssText = 'max-width:36em;margin:4em auto;padding:0 1em;font:16px/1.6 sans-serif';
    root.textContent =
      '浏览器版本过旧，无法打开声图。请使用 Chrome、Edge 109 及以上，或 Firefox 115 及以上版本。  ' +
      'This browser is too old for Shengtu. Please use Chrome or Edge 109 or newer, or Firefox 115 or newer.';
  });
})();
