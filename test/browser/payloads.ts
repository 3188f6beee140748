/**
 * A hundred texts that would run as script, were they ever taken for anything but text. Generated from families, so that
 * each way in is tried in several spellings. Each says its number when it runs.
 */

/** What each does when it runs: told to the test by `window.ran`, and loud if nobody has defined that. */
const call = (n: number) => `ran(${n})`

type Family = (run: string) => readonly string[]

const families: Readonly<Record<string, Family>> = {
  elements: (run) => [
    `<script>${run}</script>`,
    `<ScRiPt >${run}</sCrIpT>`,
    `<script src="data:text/javascript,${run}"></script>`,
    `<scr<script>ipt>${run}</scr</script>ipt>`,
    `<iframe srcdoc="<script>parent.${run}</script>">`,
    `<iframe src="javascript:parent.${run}">`,
    `<object data="javascript:${run}">`,
    `<embed src="javascript:${run}">`,
    `<base href="javascript:${run}//">`,
    `<meta http-equiv="refresh" content="0;url=javascript:${run}">`,
    `<link rel=stylesheet href="data:text/css,*{background:url(javascript:${run})}">`,
    `<template shadowrootmode=open><img src=x onerror=${run}></template>`,
  ],
  handlers: (run) =>
    [
      ['img src=x', 'error'],
      ['svg', 'load'],
      ['body', 'load'],
      ['input autofocus', 'focus'],
      ['details open', 'toggle'],
      ['video src=x', 'error'],
      ['audio src=x', 'error'],
      ['marquee', 'start'],
      ['select autofocus', 'focus'],
      ['textarea autofocus', 'focus'],
      ['div tabindex=0 autofocus', 'focus'],
      ['video><source', 'error'],
      ['style', 'load'],
      ['link rel=stylesheet href=data:,', 'load'],
      ['div popover id=p', 'beforetoggle'],
      ['p style=animation-name:x', 'animationstart'],
    ].flatMap(([tag, event]) => [`<${tag} on${event}=${run}>`, `"><${tag} on${event}="${run}`]),
  attributes: (run) => [
    `" onmouseover="${run}" x="`,
    `' onfocus='${run}' autofocus x='`,
    `" autofocus onfocus=${run} "`,
    `\` onerror=${run} \``,
    `" style="background:url(javascript:${run})`,
    `x" formaction="javascript:${run}`,
  ],
  addresses: (run) => [
    `javascript:${run}`,
    `JaVaScRiPt:${run}`,
    ` javascript:${run}`,
    `java\tscript:${run}`,
    `javascript&colon;${run}`,
    `javascript:/*--></title></style></textarea></script>*/${run}`,
    `data:text/html,<script>${run}</script>`,
    `data:text/html;base64,${Buffer.from(`<script>${run}</script>`).toString('base64')}`,
    `vbscript:${run}`,
    `<a href="javascript:${run}">tryck</a>`,
    `<form action="javascript:${run}"><button>tryck</button></form>`,
    `[tryck](javascript:${run})`,
  ],
  breakouts: (run) => [
    `</textarea><img src=x onerror=${run}>`,
    `</title><svg onload=${run}>`,
    `</option></select><svg onload=${run}>`,
    `</td></table><svg onload=${run}>`,
    `--><svg onload=${run}>`,
    `]]><svg onload=${run}>`,
    `</style><svg onload=${run}>`,
    `</noscript><svg onload=${run}>`,
    `"}];${run};//`,
    `'-${run}-'`,
    `\\"-${run}//`,
    `</script><script>${run}</script>`,
  ],
  foreign: (run) => [
    `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
    `<svg><set onbegin=${run} attributeName=x>`,
    `<svg><a xlink:href="javascript:${run}"><text y=9>x</text></a></svg>`,
    `<svg><foreignObject><img src=x onerror=${run}></foreignObject></svg>`,
    `<svg><style><img src=x onerror=${run}></style></svg>`,
    `<math><mtext><img src=x onerror=${run}></mtext></math>`,
    `<math><annotation-xml encoding="text/html"><svg onload=${run}>`,
    `<math><mglyph><style><!--</style><img src=x onerror=${run}>`,
  ],
  templates: (run) => [
    `{{constructor.constructor('${run}')()}}`,
    `\${${run}}`,
    `#{${run}}`,
    `<%= ${run} %>`,
    `{${run}}`,
    `{x, plural, other {<svg onload=${run}>}}`,
    `__proto__[onload]=${run}`,
    `constructor.prototype.toString=${run}`,
  ],
  letters: (run) => [
    `\uFF1Csvg onload=${run}\uFF1E`,
    `<svg\u00A0onload=${run}>`,
    `<svg\u000Conload=${run}>`,
    `<svg/onload=${run}>`,
    `<img/src=x\u2028onerror=${run}>`,
    `\u202E<svg onload=${run}>\u202C`,
    `&lt;svg onload=${run}&gt;`,
    `&#60;svg onload=${run}&#62;`,
    `\\u003csvg onload=${run}\\u003e`,
    `%3Csvg%20onload=${run}%3E`,
    `=HYPERLINK("javascript:${run}")`,
    `\u{1F469}\u200D<svg onload=${run}>`,
  ],
}

/** Exactly a hundred, the same each time; each number runs in one. */
export const payloads: readonly string[] = Object.values(families)
  .flatMap((family) => family('RUN'))
  .slice(0, 100)
  .map((text, n) =>
    text.includes('base64,')
      ? `data:text/html;base64,${Buffer.from(`<script>${call(n)}</script>`).toString('base64')}`
      : text.replaceAll('RUN', call(n)),
  )

/** Put on every page before its own scripts: counts what runs, and what the policy had to stop. */
export const watchScript = `
  window.ranNumbers = []
  window.ran = (n) => window.ranNumbers.push(n)
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    window.ranNumbers.push('policy ' + violatedDirective + ' ' + blockedURI))
`
