/** Each fault that was seen in another implementation, as a case that it gets wrong. */
import { describe, expect, it } from 'vitest'
import {
  type Answers,
  blankAnswers,
  type Form,
  formById,
  itemIds,
  type Person,
  type Result,
  readAnswers,
  type Scored,
  score,
} from './index.ts'

const form = (id: string) => formById(id) as Form
const ANYBODY: Person = { age: null, sex: 'x' }
const CHILD: Person = { age: 10, sex: 'x' }

function fill(id: string, code: number, but: Readonly<Record<string, number | null>> = {}): Answers {
  return { ...Object.fromEntries(itemIds(form(id)).map((item) => [item, code])), ...but }
}

const scales = (id: string, answers: Answers, person = ANYBODY) => score(form(id), answers, person).scales
const value = (id: string, answers: Answers, scale: string) => {
  const got = scales(id, answers)[scale]
  return got?.kind === 'scored' ? got.value : got?.reason
}
const bands = (id: string, answers: Answers, scale: string, person = ANYBODY) =>
  (scales(id, answers, person)[scale] as Scored).placements.map((placement) => placement.band.name)

describe('SDQ', () => {
  // Six on peer: loner 2 + friend 0→2 + popular 0→2. The total is 6 with all else at its best.
  const sixOnPeer = { consid: 0, loner: 2, obeys: 2, reflect: 2, attends: 2 }

  it('uses each informant’s own limits, not the teacher’s for self nor the parent’s for all', () => {
    // Emotional 5: abnormal for a parent (5–10), borderline for a teacher (5), normal for self (0–5).
    const five = fill('sdq-p4-17', 0, { somatic: 2, worries: 2, unhappy: 1 })
    const teacher = fill('sdq-t4-17', 0, { somatic: 2, worries: 2, unhappy: 1 })
    expect(bands('sdq-p4-17', five, 'emotional')).toEqual(['abnormal'])
    expect(bands('sdq-t4-17', teacher, 'emotional')).toEqual(['borderline'])
    expect(bands('sdq-s11-17', fill('sdq-s11-17', 0, { somatic: 2, worries: 2, unhappy: 1 }), 'emotional')).toEqual([
      'normal',
    ])
  })

  it('does not reverse item 23', () => {
    const oldest = fill('sdq-p4-17', 0, { ...sixOnPeer, loner: 0, friend: 2, popular: 2, oldbest: 2 })
    expect(value('sdq-p4-17', oldest, 'peer')).toBe(2)
  })

  it('uses the reverse keys that it has', () => {
    // All "not true": obeys 0→2; reflect and attends 0→2 each; friend and popular 0→2 each.
    expect(value('sdq-p4-17', fill('sdq-p4-17', 0), 'conduct')).toBe(2)
    expect(value('sdq-p4-17', fill('sdq-p4-17', 0), 'hyperactivity')).toBe(4)
    expect(value('sdq-p4-17', fill('sdq-p4-17', 0), 'peer')).toBe(4)
  })

  it('keeps prosocial out of the total', () => {
    const kindest = fill('sdq-p4-17', 0, { consid: 2, shares: 2, caring: 2, kind: 2, helpout: 2 })
    expect(value('sdq-p4-17', kindest, 'prosocial')).toBe(10)
    expect(value('sdq-p4-17', kindest, 'total')).toBe(value('sdq-p4-17', fill('sdq-p4-17', 0), 'total'))
  })

  it('gives impact 0 0 1 2 for what is ticked 0 1 2 3', () => {
    for (const [code, worth] of [0, 0, 5, 10].entries())
      expect(value('sdq-p4-17', { ...blankAnswers(form('sdq-p4-17')), ...impact(code) }, 'impact')).toBe(worth)
  })

  const impact = (code: number) => ({
    ebddiff: 1,
    distres: code,
    imphome: code,
    impfrie: code,
    impclas: code,
    impleis: code,
  })

  it('rounds half up and not half to even: four answered with 2 is 3, and with 6 is 8', () => {
    const four = (a: number, b: number, c: number) => ({
      ...blankAnswers(form('sdq-p4-17')),
      somatic: a,
      worries: b,
      unhappy: c,
      clingy: 0,
    })
    expect(value('sdq-p4-17', four(1, 1, 0), 'emotional')).toBe(3)
    expect(value('sdq-p4-17', four(2, 2, 2), 'emotional')).toBe(8)
  })

  it('makes up for blanks rather than summing what was answered', () => {
    const three = { ...blankAnswers(form('sdq-p4-17')), somatic: 2, worries: 2, unhappy: 2 }
    expect(value('sdq-p4-17', three, 'emotional')).toBe(10)
  })

  it('adds the scales for the total, and does not prorate twenty items', () => {
    // All certain but for two blanks on emotional; keyed 1s on the rest: 10 + 4·… each scale rounds on its own.
    const answers = fill('sdq-p4-17', 1, { somatic: null, worries: 2, unhappy: 2, clingy: 2, afraid: 2 })
    // emotional 8/4·5 = 10, the others 5 each: 25. Twenty items prorated: (8 + 15)/19 · 20 = 24.2.
    expect(value('sdq-p4-17', answers, 'total')).toBe(25)
    const missing = fill('sdq-p4-17', 1, { somatic: null, worries: null, unhappy: null })
    expect(value('sdq-p4-17', missing, 'total')).toBe('part-missing')
  })

  it('does not let a missing prosocial take the total', () => {
    const answers = fill('sdq-p4-17', 1, { consid: null, shares: null, caring: null })
    expect(value('sdq-p4-17', answers, 'prosocial')).toBe('too-many-blanks')
    expect(value('sdq-p4-17', answers, 'total')).toBe(20)
  })
})

describe('CORE', () => {
  const best = fill('core-om', 0, { i3: 4, i4: 4, i7: 4, i12: 4, i19: 4, i21: 4, i31: 4, i32: 4 })

  it('does not reverse item 30', () => {
    expect(value('core-om', { ...best, i30: 4 }, 'problems')).toBe(4 / 12)
  })

  it('reverses once', () => {
    expect(value('core-om', best, 'all')).toBe(0)
  })

  it('does not take a blank for 0', () => {
    // Eleven 4s of twelve: the mean is 4 and not 44/12.
    expect(value('core-om', fill('core-om', 4, { i2: null }), 'problems')).toBe(4)
  })

  it('does not make a full score of one answer, nor a best score of none', () => {
    for (const id of ['core-om', 'yp-core', 'core-10']) {
      const scale = 'clinical'
      expect(value(id, { ...blankAnswers(form(id)), i1: 4 }, scale)).toBe('too-many-blanks')
      expect(value(id, blankAnswers(form(id)), scale)).toBe('too-many-blanks')
    }
  })

  it('takes the mean of the items and not of the domain means', () => {
    // Only risk at 4: 6 of 34 items, 24/34. The mean of four domain means would be 1.
    expect(value('core-om', { ...best, i6: 4, i9: 4, i16: 4, i22: 4, i24: 4, i34: 4 }, 'all')).toBe(24 / 34)
  })

  it('compares no score from 0 to 40 with a limit from 0 to 4', () => {
    // 5 of 34: 1.47 on the clinical scale, past a limit of 1.0 only if the two scales are mixed up.
    const answers = { ...best, i1: 4, i2: 1 }
    expect(value('core-om', answers, 'clinical')).toBe(50 / 34)
    expect((scales('core-om', answers).clinical as Scored).placements[0]?.clinical).toBe(false)
    for (const scale of Object.values(form('core-om').scales))
      expect('times' in scale ? scale.times : undefined).toBe(
        scale === form('core-om').scales.clinical ? 10 : undefined,
      )
  })

  it('knows that higher is worse on well-being too', () => {
    expect(scales('core-om', best).wellbeing?.higherIs).toBe('worse')
    expect(value('core-om', { ...best, i4: 0, i31: 0, i14: 4, i17: 4 }, 'wellbeing')).toBe(4)
  })

  it('classifies the unrounded score', () => {
    // One blank, and 8 items at 4: 32 of 33 answered, 320/33 = 9.70, which would be 10 if it were rounded first.
    const eight = Object.fromEntries([1, 5, 8, 10, 11, 13, 14, 15].map((n) => [`i${n}`, 4]))
    const answers = { ...best, i2: null, ...eight }
    expect(bands('core-om', answers, 'clinical')).toEqual(['little distress'])
    expect(bands('core-om', { ...answers, i17: 1 }, 'clinical')).toEqual(['border zone']) // 33/33
  })

  it('never derives "no risk": a blank is flagged, whatever the domain says', () => {
    const result = score(form('core-om'), { ...best, i16: null, i9: 1 }, ANYBODY)
    expect(result.review).toEqual({ above: ['i9'], blank: ['i16'] })
    expect(result.scales.risk).toMatchObject({ kind: 'not-scored', reason: 'too-many-blanks', allow: 0 })
  })
})

describe('C-GAS', () => {
  it.each([0, 101, 997, 999, 55.5, -1])('refuses %d, which is no score', (code) => {
    expect(readAnswers(form('cgas'), { score: code })).toEqual({
      ok: false,
      faults: [{ item: 'score', reason: 'wrong-code' }],
    })
  })

  it('knows that higher is better', () => {
    const [before, after] = [40, 60].map((code) => score(form('cgas'), { score: code }, CHILD)) as [Result, Result]
    expect([before, after].map((one: Result) => one.scales.score?.higherIs)).toEqual(['better', 'better'])
    const place = (one: Result) => (one.scales.score as Scored).placements[0]?.clinical
    expect([before, after].map(place)).toEqual([true, true])
    expect(place(score(form('cgas'), { score: 71 }, CHILD))).toBe(false)
  })
})
