/**
 * Practice text can be taken for the licensed form nowhere: a test for each place where an answer, a score or a print is
 * met. Each place is drawn twice, after practice text and after a licensed one: the mark stands in the first alone.
 */
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { trainingPack } from '#instruments'
import { Answering } from '../answering/index.ts'
import { memorySession, planOf } from '../answering/testing.ts'
import { plainPack } from '../answering/testing-pack.ts'
import { caseFiles } from '../case-file/case-file.ts'
import { toReview } from '../case-file/to-review.ts'
import { Measurements } from '../cases/measurements.tsx'
import { ReviewCard } from '../cases/review-card.tsx'
import { researchFiles } from '../exports/research/package.ts'
import { HandOverCard } from '../handover/hand-over-card.tsx'
import { counted } from '../period/counted-measurements.ts'
import { type Kept, type RecordBody, VaultProvider } from '../vault/index.ts'
import { PaperForm } from '../wordings/paper-form.tsx'
import { Review } from '../wordings/review.tsx'
import { swedish } from '../words/index.tsx'
import { latestOfEach } from './baseline.ts'
import { CaseDesk } from './case-desk.tsx'
import { InformantsTable } from './informants-table.tsx'
import { OpenedAnswers } from './opened-answers.tsx'
import { panelsOf } from './panels.ts'
import { lengths, recordText } from './record-text/text.ts'
import { ResultPage } from './result-page.tsx'
import { answersTo, caseBody, kept, later, vaultInMemory } from './testing.ts'
import { useCase } from './use-case.ts'
import { ChangeCards } from './what-changed.tsx'
import { TogetherPage } from './young-person-view.tsx'

afterEach(cleanup)

type Wording = { readonly hash: string; readonly language: string; readonly training: boolean }
const licensed: Wording = { hash: 'a1b2c3d4e5', language: 'sv', training: false }
const practice: Wording = { hash: 'f0f0f0f0f0', language: 'sv', training: true }
const mark = /övningstext/i

const records = (wording: Wording, form = 'core-om'): readonly Kept[] => {
  const bodies: readonly RecordBody[] = [
    caseBody(2009),
    answersTo(form, form === 'core-om' ? { i9: 1 } : {}, { wording }),
    answersTo(form, {}, { ...later, wording }),
  ]
  return kept(bodies.map((body) => ['c', body] as const))
}
const within = (own: readonly Kept[], screen: ReactNode) =>
  render(<VaultProvider vault={vaultInMemory(own)}>{screen}</VaultProvider>)
const newestOf = (own: readonly Kept[]) => own.at(-1)?.id ?? ''
const fileOf = (own: readonly Kept[]) => {
  const file = caseFiles(own).get('c')
  if (!file) throw new Error('no case')
  return file
}

/** Draws a place after each of the two, and says whether the mark stands there: [practice, licensed]. */
function marked(draw: (own: readonly Kept[]) => ReactNode, form?: string): readonly boolean[] {
  return [practice, licensed].map((wording) => {
    const own = records(wording, form)
    const { container, unmount } = within(own, draw(own))
    const found = mark.test(container.textContent ?? '')
    unmount()
    return found
  })
}
const only = [true, false]

describe('the mark of practice text stands', () => {
  it('on the result page', () => {
    expect(marked((own) => <ResultPage caseId="c" recordId={newestOf(own)} />)).toEqual(only)
  })

  it('on the result page as it is printed: in no part that paper leaves out', () => {
    const own = records(practice)
    within(own, <ResultPage caseId="c" recordId={newestOf(own)} />)
    const [notice] = screen.getAllByText(/^Övningstext: inte det licensierade formuläret/)
    expect(notice?.closest('.no-print')).toBeNull()
  })

  it('on the case page, by what has changed', () => {
    expect(marked((own) => <ChangeCards read={readCase(own)} />)).toEqual(only)
  })

  it('on the case page, by each newest form', () => {
    expect(marked(() => <CaseDesk caseId="c" next={null} sections={null} />)).toEqual(only)
  })

  it('on the case page, in the table of measurements', () => {
    expect(marked((own) => <Measurements file={fileOf(own)} />)).toEqual(only)
  })

  it('in the picture over time and in the table that says the same', () => {
    const names = [practice, licensed].map((wording) => {
      const { measurements } = readCase(records(wording))
      return panelsOf(measurements, swedish).flatMap(({ series }) => series.map(({ name }) => mark.test(name)))
    })
    expect(names).toEqual([[true], [false]])
  })

  it('in SDQ side by side', () => {
    const table = (own: readonly Kept[]) => <InformantsTable latest={latestOfEach(readCase(own).measurements)} />
    expect(marked(table, 'sdq-p4-17')).toEqual(only)
  })

  it('over the answers that a point in the picture opens', () => {
    const opened = (own: readonly Kept[]) => {
      const measurement = readCase(own).measurements.at(-1)
      return measurement && <OpenedAnswers ref={null} caseId="c" measurement={measurement} onClose={() => {}} />
    }
    expect(marked(opened)).toEqual(only)
  })

  it('over the answers that must be read, though the wording itself is gone', () => {
    const card = (own: readonly Kept[]) =>
      toReview(fileOf(own)).map((item) => <ReviewCard key={item.given.id} item={item} />)
    expect(marked(card)).toEqual(only)
  })

  it('on the screen to look at together', () => {
    expect(marked(() => <TogetherPage caseId="c" />)).toEqual(only)
  })

  it.each(lengths)('in the text for the record, %s', (length) => {
    const texts = [practice, licensed].map((wording) => {
      const measurement = readCase(records(wording)).measurements.at(-1)
      return measurement
        ? recordText({ measurement, changes: [], seen: false, interpreted: true }, length, swedish)
        : ''
    })
    expect(texts.map((text) => mark.test(text))).toEqual(only)
  })

  it('on every screen of the one who answers', async () => {
    const user = userEvent.setup()
    for (const training of [true, false]) {
      const pack = plainPack('core-10', { training })
      render(<Answering session={memorySession(planOf([pack]))} onTakeBack={() => {}} />)
      await screen.findByRole('heading', { level: 1, name: 'Välkommen' })
      const seen = [mark.test(document.body.textContent ?? '')]
      await user.click(screen.getByRole('button', { name: 'Börja' }))
      await screen.findByText('Mening 1')
      seen.push(mark.test(document.body.textContent ?? ''))
      expect(seen).toEqual([training, training])
      cleanup()
    }
  })

  it('on the card before the tablet is handed over', async () => {
    const own = records(practice, 'core-10')
    const pack = await trainingPack('core-10', 'sv')
    const [form] = readCase(own).measurements.map((one) => one.form)
    if (!pack || !form) throw new Error('no practice text')
    const card = (training: boolean) => (
      <HandOverCard
        file={fileOf(own)}
        who="self"
        chosen={[form]}
        packs={[[{ pack: { ...pack, training }, hash: 'h', record: null }]]}
        language="sv"
        languages={['sv']}
        setLanguage={() => {}}
      />
    )
    const found = [true, false].map((training) => {
      const { container, unmount } = within(own, card(training))
      const said = /Övningstext, inte det licensierade formuläret/.test(container.textContent ?? '')
      unmount()
      return said
    })
    expect(found).toEqual(only)
  })

  it('on the paper form', () => {
    const found = [true, false].map((training) => {
      const { container, unmount } = render(<PaperForm pack={plainPack('core-10', { training })} />)
      const [said] = [...container.querySelectorAll('.paper-form')].map((page) => mark.test(page.textContent ?? ''))
      unmount()
      return said
    })
    expect(found).toEqual(only)
  })

  it('in the review of a wording', () => {
    const found = [true, false].map((training) => {
      const { container, unmount } = render(<Review pack={plainPack('core-10', { training })} hash="h" />)
      const said = /Övningstext: inte det riktiga formuläret/.test(container.textContent ?? '')
      unmount()
      return said
    })
    expect(found).toEqual(only)
  })

  it('in the research file, row by row, with the hash of the text', () => {
    const rows = [practice, licensed].map((wording) => {
      const files = researchFiles(
        { files: [fileOf(records(wording))], period: period2014, ownCodes: false, goalWords: false },
        swedish,
        '2026-11-21',
      )
      const [head = '', row = ''] = String(files['forms.csv']).split(/\r?\n/)
      const column = (name: string) => row.split(',')[head.split(',').indexOf(name)]
      return [column('practice_wording'), column('wording')]
    })
    expect(rows).toEqual([
      ['1', practice.hash],
      ['0', licensed.hash],
    ])
  })
})

it('practice text is counted in no live period, so that no own report, export or national figure holds it', () => {
  const made = (training: boolean) =>
    ({ form: 'core-om', revision: 1, timePoint: 'first', training, scales: {} }) as const
  const one = (training: boolean) => ({ measurements: [made(training)] }) as unknown as Parameters<typeof counted>[1]
  const asked = { form: 'core-om', timePoint: 'first', revision: 1 } as const
  expect(counted({ kind: 'live' }, one(true), asked)).toBeNull()
  expect(counted({ kind: 'live' }, one(false), asked)).not.toBeNull()
  expect(counted({ kind: 'rehearsal' }, one(true), asked)).not.toBeNull()
})

it('a licensed text is named where its result stands: language and the beginning of its hash', () => {
  const own = records(licensed)
  within(own, <ResultPage caseId="c" recordId={newestOf(own)} />)
  expect(
    screen.getByText(/Formulärtext: svenska, kontrollsumma a1b2c3d4\. Texten finns inte längre i enheten\./),
  ).toBeTruthy()
})

/** What the case's screens read, drawn once to get it. */
function readCase(own: readonly Kept[]) {
  const found: ReturnType<typeof useCase>[] = []
  const Reader = () => {
    found.push(useCase('c'))
    return null
  }
  const { unmount } = within(own, <Reader />)
  unmount()
  const read = found.at(-1)
  if (!read) throw new Error('no case')
  return read
}
