/**
 * The foot of every printed page: unit, code, date, version, page. Put in the page's own margin where the browser can
 * (by a style sheet made here, since the policy allows no inline style); else once, at the end.
 */
import { useEffect, useState } from 'react'
import { today } from '../clock/today.ts'
import { version } from '../offline/version.ts'
import { ofKind, useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

export function PrintFooter({ code }: { readonly code: string }) {
  const { t } = useWords()
  const { practice } = useVault()
  const unit = ofKind(useRecords(), 'unit').at(-1)?.body.name ?? ''
  const said = t('results.footer', { unit, code, day: today(), version })
  const text = practice ? `${said} · ${t('app.practice')}` : said
  const inMargin = useMargin(text)
  return inMargin ? null : (
    <footer className="print-footer" aria-hidden="true">
      {text}
    </footer>
  )
}

/** True where the browser puts text in a page's margin. */
function useMargin(text: string): boolean {
  const [works, setWorks] = useState(false)
  useEffect(() => {
    const sheet = marginSheet(text)
    setWorks(sheet !== null)
    if (!sheet) return
    document.adoptedStyleSheets.push(sheet)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [text])
  return works
}

function marginSheet(text: string): CSSStyleSheet | null {
  if (!('adoptedStyleSheets' in document) || !('CSSMarginRule' in globalThis)) return null
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `@page { @bottom-left { content: ${cssString(text)}; font-size: 8.5pt } @bottom-right { content: counter(page) " / " counter(pages); font-size: 8.5pt } }`,
  )
  return sheet
}

/** Quoted for CSS: a unit's name may hold anything. */
const cssString = (text: string): string =>
  `"${text.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`
