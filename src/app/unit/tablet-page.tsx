/** What this device promises, and what to do so that it keeps what it is given: the same on each that is taken into use. */
import { Page } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { UnitHealth } from './unit-health.tsx'

const todo = ['keep', 'install', 'lock', 'one'] as const

export function TabletPage() {
  const { t } = useWords()
  return (
    <Page title={t('unit.tablet')} narrow>
      <p>{t('unit.tablet-lead')}</p>
      <ul>
        {todo.map((each) => (
          <li key={each}>{t(`unit.tablet.${each}`)}</li>
        ))}
      </ul>
      <UnitHealth />
    </Page>
  )
}
