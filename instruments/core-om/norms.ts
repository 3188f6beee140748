/**
 * CORE-OM's norm sets. Domain limits are on the mean scale 0–4 and limits on `clinical` on 0–40: a figure printed on the
 * other scale is divided or multiplied by ten here, never compared as it stands.
 */
import type { Cite, Source } from '../model/definition.ts'
import type { Ages, ChangeRow, Limits, NormSet } from '../model/norms.ts'

/**
 * Ages of the populations: the guide was made for youth clinics, the others for adults. Which years that means is our own
 * choice, to be confirmed by a clinician. Outside them a table gives no placement.
 */
const YOUTH_CLINICS: Ages = { from: 16, to: 120 }
const ADULTS: Ages = { from: 18, to: 120 }

const BELOW = 'below the cut-off'
const FROM = 'at or past the cut-off'
type BySex = readonly [men: number, women: number]

/** One cut-off for each sex; none exists for other or unstated. */
const bySex = (scale: string, [men, women]: BySex, cite: Cite, ages = ADULTS): readonly Limits[] => [
  { ...twoBands(scale, men, cite, ages), sex: 'm' },
  { ...twoBands(scale, women, cite, ages), sex: 'f' },
]

const twoBands = (scale: string, cutOff: number, cite: Cite, ages = ADULTS): Limits => ({
  scale,
  informant: 'self',
  ages,
  bands: [
    { name: BELOW, from: 0 },
    { name: FROM, from: cutOff },
  ],
  cutOff,
  cite,
})

const set = (id: string, title: string, population: string, year: number | null, source: Source, country?: string) => ({
  id,
  instrument: 'core-om',
  title,
  population,
  year,
  ...(country && { country }),
  forms: ['core-om'],
  sources: { [id]: source },
})

const guideCite = (at: string): Cite => ({ source: 'core-om-corewebb', at, grade: 'secondary' })

/** Total 1–9 little distress, 10 or more relatively much, 10–13 a border zone; what is printed as 13 ends where 14 begins. */
const guideTotal = (scale: string, [border, much]: readonly [number, number]): Limits => ({
  scale,
  informant: 'self',
  ages: YOUTH_CLINICS,
  bands: [
    { name: 'little distress', from: 0 },
    { name: 'border zone', from: border },
    { name: 'much distress', from: much },
  ],
  cutOff: border,
  cite: guideCite('total, clinical scale: 10 or more; 10–13 a border zone'),
})

const corewebb: NormSet = {
  ...set('core-om-corewebb', 'CORE-OM, corewebb', 'Swedish guide for young people’s services', 2014, {
    reference: 'User guide of corewebb.se, on the clinical scale.',
  }),
  limits: [
    ...bySex('risk', [0.4, 0.3], guideCite('risk, clinical scale: 4 men, 3 women'), YOUTH_CLINICS),
    ...bySex('wellbeing', [1.4, 1.8], guideCite('well-being, clinical scale: 14 men, 18 women'), YOUTH_CLINICS),
    ...bySex('problems', [1.4, 1.6], guideCite('problems, clinical scale: 14 men, 16 women'), YOUTH_CLINICS),
    ...bySex('functioning', [1.3, 1.3], guideCite('functioning, clinical scale: 13 men, 13 women'), YOUTH_CLINICS),
    guideTotal('all', [1, 1.4]),
    guideTotal('clinical', [10, 14]),
  ],
}

const rci = (scale: string, points: number, cite: Cite): ChangeRow => ({
  scale,
  informant: 'self',
  ages: ADULTS,
  rule: { by: 'published', points, edge: 'exceed', confidence: 0.95 },
  cite,
})

const uk2002Cite = (at: string): Cite => ({ source: 'core-om-uk-2002', at, grade: 'secondary' })

const uk2002: NormSet = {
  ...set(
    'core-om-uk-2002',
    'CORE-OM, UK 2002',
    'Clinical and non-clinical samples of adults, United Kingdom',
    2002,
    {
      reference:
        'Evans C, Connell J, Barkham M, et al. Towards a standardised brief outcome measure. Br J Psychiatry 2002;180:51-60.',
    },
    'GB',
  ),
  limits: [
    ...bySex('all', [1.19, 1.29], uk2002Cite('all items')),
    ...bySex('clinical', [11.9, 12.9], uk2002Cite('all items, times ten')),
    ...bySex('wellbeing', [1.37, 1.77], uk2002Cite('W')),
    ...bySex('problems', [1.44, 1.62], uk2002Cite('P')),
    ...bySex('functioning', [1.29, 1.3], uk2002Cite('F')),
    ...bySex('risk', [0.43, 0.31], uk2002Cite('R; the women’s limit is also printed .30')),
    ...bySex('nonrisk', [1.36, 1.5], uk2002Cite('non-risk')),
  ],
  changes: [
    rci('all', 0.51, uk2002Cite('all items, RCI 95 %')),
    rci('wellbeing', 1.33, uk2002Cite('W, RCI 95 %')),
    rci('problems', 0.85, uk2002Cite('P, RCI 95 %')),
    rci('functioning', 0.84, uk2002Cite('F, RCI 95 %')),
    rci('risk', 0.95, uk2002Cite('R, RCI 95 %')),
    rci('nonrisk', 0.55, uk2002Cite('non-risk, RCI 95 %')),
  ],
}

const uk2007Cite: Cite = { source: 'core-om-uk-2007', at: 'abstract: 9.9, used as 10, both sexes', grade: 'primary' }
const uk2007: NormSet = {
  ...set(
    'core-om-uk-2007',
    'CORE-OM, UK 2007',
    'General population, adults, United Kingdom',
    2007,
    {
      reference:
        'Connell J, Barkham M, Stiles WB, et al. Distribution of CORE-OM scores in a general population. Br J Psychiatry 2007;190:69-74.',
    },
    'GB',
  ),
  limits: [twoBands('clinical', 10, uk2007Cite), twoBands('all', 1, uk2007Cite)],
}

const elfstromCite: Cite = { source: 'core-om-se-2013', at: 'all items; grey zone from 1.0', grade: 'secondary' }
const greyZone = (scale: string, sex: 'f' | 'm', grey: number, cutOff: number): Limits => ({
  scale,
  informant: 'self',
  ages: ADULTS,
  sex,
  bands: [
    { name: BELOW, from: 0 },
    { name: 'grey zone', from: grey },
    { name: FROM, from: cutOff },
  ],
  cutOff,
  cite: elfstromCite,
})

const sweden2013: NormSet = {
  ...set(
    'core-om-se-2013',
    'CORE-OM, Sweden 2013',
    'Clinical and non-clinical samples of adults, Sweden',
    2013,
    {
      reference:
        'Elfström ML, Evans C, Lundgren J, et al. Validation of the Swedish version of the CORE-OM. 2013; as given in the Swedish manual.',
    },
    'SE',
  ),
  limits: [
    greyZone('all', 'm', 1, 1.2),
    greyZone('all', 'f', 1, 1.26),
    greyZone('clinical', 'm', 10, 12),
    greyZone('clinical', 'f', 10, 12.6),
  ],
}

const severity: NormSet = {
  ...set('core-om-severity', 'CORE-OM, severity', 'Levels of the clinical score', 2002, {
    reference: 'Severity levels of the CORE clinical score, as generally used.',
  }),
  limits: [
    {
      scale: 'clinical',
      informant: 'self',
      ages: ADULTS,
      bands: [
        { name: 'healthy', from: 0 },
        { name: 'low', from: 6 },
        { name: 'mild', from: 10 },
        { name: 'moderate', from: 15 },
        { name: 'moderate-severe', from: 20 },
        { name: 'severe', from: 25 },
      ],
      cite: { source: 'core-om-severity', at: 'levels, half-open', grade: 'recalled' },
    },
  ],
}

const fivePoints: NormSet = {
  ...set('core-om-change', 'CORE-OM, 5 points', 'not said by the source', null, {
    reference: 'Reliable change of 5 points on the clinical score, as given by others for CORE-OM.',
  }),
  limits: [],
  changes: [
    {
      scale: 'clinical',
      informant: 'self',
      ages: YOUTH_CLINICS,
      rule: { by: 'published', points: 5, edge: 'reach', confidence: null },
      cite: { source: 'core-om-change', at: 'clinical score: 5 points or more', grade: 'secondary' },
    },
  ],
}

export const coreOmNorms: readonly NormSet[] = [corewebb, uk2002, uk2007, sweden2013, severity, fivePoints]
