/** The change since an earlier form, for the record: the verdict, and for the long text the rule with its figures. Pure. */
import { decimalsOf, isRated } from '#instruments'
import type { Words } from '../../words/index.tsx'
import { figures } from '../figures.ts'
import { type Measurement, otherPlace, otherRater } from '../measurement.ts'
import { namesIn } from '../names.ts'
import { raterPoints } from '../two-raters.ts'
import { type Changed, type Compared, isWorse, onceIn, unlabelledOf, verdictName } from './change.ts'
import { labelFor, ruleValues } from './rule-values.ts'

/** Says so where somebody else rated, or where one of the two was filled in at home: some of the change may be due to that. */
export function changeText(changed: Changed, words: Words): string {
  const { t } = words
  return [
    bareChangeText(changed, words),
    otherRater(changed.first, changed.last) && !isRated(changed.last.form) && t('results.other-rater'),
    otherPlace(changed.first, changed.last) && t('results.other-place'),
  ]
    .filter(Boolean)
    .join(' ')
}

function bareChangeText(changed: Changed, words: Words): string {
  const { first, last, scale, found } = changed
  const { t } = words
  const names = namesIn(words)
  const from = {
    day: first.record.body.day,
    first: written(first, scale, words),
    last: written(last, scale, words),
  }
  const periods = { first: names.period(first.form.period), last: names.period(last.form.period) }
  if (!found.comparable)
    return t('record.not-compared', {
      day: from.day,
      value: from.first,
      reason: t(`results.no-label.${found.reason}`, periods),
    })
  const unlabelled = unlabelledOf(changed)
  if (unlabelled)
    return t('record.change-none', {
      ...from,
      reason: t(`results.unlabelled.${unlabelled}`, { ...periods, ...raterPoints }),
    })
  const said = t(`results.verdict.${verdictName(found)}`)
  return [
    t('record.change', { ...from, verdict: said.charAt(0).toLowerCase() + said.slice(1) }),
    ...chanceText(found, words),
  ].join(' ')
}

/** Belongs beside every change of somebody who was measured because they sought help, on every instrument. */
export function regressionText(changes: readonly Changed[], { t }: Words): string {
  if (!changes.some(({ found }) => found.comparable)) return ''
  return t('results.regression', { worse: changes.some(isWorse) ? 'yes' : 'no' })
}

/** How often chance alone does as much, once for each confidence among the labels that say a change. */
export function chanceText({ labels }: Compared, { t }: Words): readonly string[] {
  const times = labels.flatMap((label) => (label.reliable === 'unchanged' ? [] : (onceIn(label) ?? [])))
  return [...new Set(times)].map((once) => t('results.chance', { once: String(once) }))
}

export function ruleText({ found, last, scale }: Changed, words: Words): string {
  if (!found.comparable) return ''
  const { t } = words
  const names = namesIn(words)
  const { decimal } = figures(words.language)
  const digits = Math.max(1, decimalsOf(last.form, scale))
  return found.labels
    .map((label) => {
      const { edge, rule, category } = label
      const whose = labelFor(label, names)
      return [
        whose && `${whose}:`,
        t(`results.category.${category}`),
        t(`results.rule.${edge}`, ruleValues(label, figures(words.language), digits)),
        rule.by === 'computed'
          ? t('results.rule.computed', { sd: decimal(rule.sd, 2), reliability: decimal(rule.reliability, 2) })
          : t('results.rule.published'),
        t('results.rule.from', { norms: names.norms(rule.norms), grade: names.grade(rule.cite) }),
      ]
        .filter(Boolean)
        .join(' ')
    })
    .join(' ')
}

function written(one: Measurement, scale: string, { t, language }: Words): string {
  const score = one.result.scales[scale]
  if (score?.kind === 'scored') return figures(language).decimal(score.value, decimalsOf(one.form, scale))
  return t('results.no-score').toLowerCase()
}
