/** The editor for holders and translators, from the first page: without a unit, a passphrase or anybody's answers. */
import { today } from '../../clock/today.ts'
import { Button, Notice, Page } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { Editor } from './editor.tsx'
import { tabKeeper } from './keep-draft.ts'

export default function EditorPage({ leave }: { leave(): void }) {
  const { t } = useWords()
  return (
    <Page
      title={t('editor.title')}
      above={
        <Button look="quiet" onClick={leave}>
          {t('app.back')}
        </Button>
      }
    >
      <Notice kind="calm">{t('editor.no-unit')}</Notice>
      <Editor packs={[]} keeper={tabKeeper} day={today()} />
    </Page>
  )
}
