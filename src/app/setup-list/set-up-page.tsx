/** The whole list at an address of its own: there is what was put off, also when the first screen shows no list any more. */
import { Page } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { SetUpList, useProgress } from './set-up-list.tsx'
import { useSetUp } from './use-set-up.ts'

export function SetUpPage() {
  const { t } = useWords()
  const setUp = useSetUp()
  return (
    <Page title={t('setup.list')} narrow>
      <p>{useProgress(setUp)}</p>
      <SetUpList setUp={setUp} />
    </Page>
  )
}
