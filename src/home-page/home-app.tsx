/** What the page at home shows: the way in, the form, and that it is handed in. */
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Answering } from '../answering/index.ts'
import type { HomePage, HomePlan, Way } from '../vault/home/index.ts'
import type { Answering as AnsweringSession, Draft } from '../vault/index.ts'
import { isLanguage, type Language, type Words, WordsProvider } from '../words/index.tsx'
import { type CutLink, rememberHandedIn, rememberWay } from './address.ts'
import { ClosedPage, CutLinkPage, HandedInPage, OtherTabPage } from './closed-pages.tsx'
import { type CameIn, comeIn, freshDraft, receivedBy, type Slip } from './come-in.ts'
import { everything } from './everything.ts'
import { FirstPage, type NotBegun } from './first-page.tsx'
import { HomeFrame } from './home-frame.tsx'
import { NewsAboutSlip } from './news.tsx'
import { type Outbox, outboxOf } from './outbox.ts'
import { homeSession } from './session.ts'
import { firstLanguage, loadHomeWords } from './words.ts'
import { keepPage, letPageGo } from './worker-client.ts'

const SentPage = lazy(() => import('./sent-page.tsx').then(({ SentPage }) => ({ default: SentPage })))

/** Where the page begins: a way in, or what stands in place of one. */
export type From = Way | CutLink | 'handed-in' | Sent

/** The last form is handed in: drawn on a root of its own, so that React lets go of what was answered. */
interface Sent {
  readonly outbox: Outbox
  readonly age: number | null
  /** That the form was answered in. */
  readonly language: string
}

type Screen =
  | Exclude<CameIn, { is: 'begun' | 'handed-in' }>
  | { readonly is: 'answering'; readonly session: AnsweringSession; readonly page: HomePage }
  | { readonly is: 'cut'; readonly why: CutLink['refused'] }
  | { readonly is: 'handed-in-before' | 'coming' }
  | { readonly is: 'sent'; readonly sent: Sent }

interface Props {
  readonly from: From
  /** Begins the page's screens anew. */
  renew(from: From): void
}

export function HomeApp({ from, renew }: Props) {
  const [words, setWords] = useState<Words | null>(null)
  const [language, setLanguage] = useState(() => languageOf(from))
  const [screen, setScreen] = useState(() => beginning(from))
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    let late = false
    void loadHomeWords(language).then((loaded) => late || setWords(loaded), setFault)
    return () => {
      late = true
    }
  }, [language])

  const begin = useCallback(
    (slip: Slip, plan: HomePlan, draft: Draft, keep: boolean) => {
      const outbox = outboxFor(slip, plan)
      const session = homeSession({ plan, ...slip, outbox, keep, draft }, (language) =>
        renew({ outbox, age: plan.age, language }),
      )
      setScreen({ is: 'answering', session, page: slip.page })
    },
    [renew],
  )
  const come = useCallback(
    async (way: Way) => {
      setScreen({ is: 'coming' })
      const came = await comeIn(way)
      if (came.is === 'handed-in') {
        const outbox = outboxFor(came.slip, came.plan)
        outbox.tryNow()
        setScreen({ is: 'sent', sent: { outbox, age: came.plan.age, language: came.plan.language } })
      } else if (came.is === 'begun') {
        // Without a network it comes from the page's own service worker.
        void everything().catch(() => {})
        const spoken = came.draft.language ?? came.plan.language
        if (isLanguage(spoken)) await loadHomeWords(spoken).catch(() => {})
        begin(came.slip, came.plan, came.draft, true)
      } else setScreen(came)
    },
    [begin],
  )
  useEffect(() => {
    if (isWay(from)) come(from).catch(setFault)
  }, [from, come])

  if (fault) throw fault
  if (!words) return null
  if (screen.is === 'answering')
    return <Answering session={screen.session} room={{ news: <NewsAboutSlip page={screen.page} /> }} />
  const again = () => (isWay(from) ? renew(from) : location.reload())
  return (
    <WordsProvider words={words}>
      <HomeFrame age={ageIn(screen)} onLanguage={setLanguage}>
        {screen.is === 'coming' && <p role="status">{words.t('home.coming')}</p>}
        {screen.is === 'cut' && (
          <CutLinkPage
            why={screen.why}
            opened={(way) => {
              rememberWay(way)
              renew(way)
            }}
          />
        )}
        {screen.is === 'closed' && <ClosedPage why={screen.why} again={again} />}
        {screen.is === 'other-tab' && <OtherTabPage again={again} />}
        {screen.is === 'handed-in-before' && <HandedInPage />}
        {screen.is === 'sent' && (
          <Suspense>
            <SentPage outbox={screen.sent.outbox} age={screen.sent.age} />
          </Suspense>
        )}
        {screen.is === 'first' && (
          <FirstPage
            plan={screen.plan}
            looked={screen.looked}
            begin={async (how) => {
              const refused = await claimed(screen.slip, how)
              if (!refused) begin(screen.slip, screen.plan, spokenIn(language, screen), how.keep)
              else if (stays.has(refused.refused)) return refused
              else if (refused.refused !== 'not-whole') setScreen({ is: 'closed', why: refused })
              return null
            }}
          />
        )}
      </HomeFrame>
    </WordsProvider>
  )
}

/** Said on the first page, where it can be tried again at once. */
const stays: ReadonlySet<NotBegun['refused']> = new Set(['not-whole', 'offline', 'too-many', 'wrong-code'])

/** Fetches all, and claims only then. Null where the slip is begun. */
async function claimed(
  { page, kept }: Slip,
  { keep, spoken }: { readonly keep: boolean; readonly spoken: string | undefined },
): Promise<NotBegun | null> {
  const whole = await everything().then(
    () => true,
    () => false,
  )
  if (!whole) return { refused: 'not-whole' }
  await kept.keepKey().catch(() => {})
  const answer = await page.claim(spoken)
  if ('refused' in answer) return answer
  await kept.keepKey(answer.begun).catch(() => {})
  if (keep) await keepPage()
  return null
}

const outboxFor = ({ page, kept }: Slip, plan: HomePlan): Outbox => {
  const received = receivedBy({ page, kept }, plan)
  const outbox = outboxOf(page, plan, kept.held?.forms ?? [], async (form, answer) => {
    await received(form, answer)
    if (!form.last) return
    rememberHandedIn()
    if (await kept.forget()) await letPageGo()
  })
  return outbox
}

/** In the language that the page was read in, where the forms can be answered in it. */
function spokenIn(language: string, { plan, looked, slip }: Extract<CameIn, { is: 'first' }>): Draft {
  const draft = freshDraft(plan, looked, slip.kept)
  const others = plan.forms[0]?.others ?? []
  return others.some((other) => other.language === language) ? { ...draft, language } : draft
}

/** The thanks are in the language of the answers; else it is the browser's. */
const languageOf = (from: From): Language =>
  typeof from === 'object' && 'outbox' in from && isLanguage(from.language) ? from.language : firstLanguage()

const isWay = (from: From): from is Way => typeof from === 'object' && 'secret' in from

function beginning(from: From): Screen {
  if (from === 'handed-in') return { is: 'handed-in-before' }
  if ('outbox' in from) return { is: 'sent', sent: from }
  return isWay(from) ? { is: 'coming' } : { is: 'cut', why: from.refused }
}

const ageIn = (screen: Screen): number | null =>
  screen.is === 'first' ? screen.plan.age : screen.is === 'sent' ? screen.sent.age : null
