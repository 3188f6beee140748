/** What stands around every screen of the one who answers: help in the same place, marks, and the way back for staff. */

import { lazy, type ReactNode, Suspense, useState } from 'react'
import { exactly } from '../look/exactly.ts'
import { Button, Dialog, Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Help } from './help.tsx'
import type { PlannedForm } from './plan.ts'
import type { SaveState } from './saver.ts'
import type { Settings } from './settings.tsx'

const YourData = lazy(() => import('../about/your-data.tsx'))
const KeepFile = lazy(() => import('./keep-file.tsx'))
const SettingsDialog = lazy(() => import('./settings-dialog.tsx'))
/** Failed saves before a way round the tablet's own storage is offered. */
const TRIES = 3

interface Props {
  readonly age: number | null
  /** The form on the screen, or null where none is. */
  readonly shown: PlannedForm | null
  readonly practice: boolean
  readonly training: boolean
  readonly save: SaveState
  readonly settings: Settings
  readonly canRead: boolean
  /** Of the sentences on the screen. */
  readonly language: string
  readonly room?: { readonly leave?: ReactNode; readonly delivered?: ReactNode; readonly news?: ReactNode } | undefined
  readonly children: ReactNode
  onSettings(settings: Settings): void
  onTryAgain(): void
  readonly onKeepFile?: (() => Promise<Blob>) | undefined
  readonly onTakeBack?: (() => void) | undefined
}

export function Shell({ shown, save, room, children, ...props }: Props) {
  const { t, named } = useWords()
  const [open, setOpen] = useState<'help' | 'settings' | 'your-data' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="answering">
      <header>
        {props.practice && <p className="practice-mark">{t('app.practice')}</p>}
        {props.training && <p className="training-mark">{t('answering.training-mark')}</p>}
        <div className="answering__bar">
          <p className="answering__saved" role="status">
            {save.is === 'saved' && t('answering.saved')}
            {room?.delivered}
          </p>
          <Button look="quiet" onClick={() => setOpen('settings')}>
            {t('answering.settings')}
          </Button>
          <Button onClick={() => setOpen('help')}>{t('answering.help')}</Button>
        </div>
      </header>
      {room?.news}
      {save.is === 'saved-in-one-place' && <Notice>{t('answering.saved-in-one-place')}</Notice>}
      {save.is === 'failed' && (
        <Notice kind="refusal">
          <p>{named(`answering.fault.${save.reason}`, save.reason)}</p>
          <Button onClick={props.onTryAgain}>{t('answering.try-again')}</Button>
          {save.times >= TRIES && props.onKeepFile && (
            <Suspense>
              <KeepFile make={props.onKeepFile} />
            </Suspense>
          )}
        </Notice>
      )}
      {children}
      <footer className="answering__foot">
        {shown && <p {...exactly(shown.pack)}>{shown.pack.copyright}</p>}
        <Button look="quiet" onClick={() => setOpen('your-data')}>
          {t('answering.your-data')}
        </Button>
        {room?.leave ??
          (props.onTakeBack && (
            <Button look="quiet" onClick={props.onTakeBack}>
              {t('answering.take-back')}
            </Button>
          ))}
      </footer>
      {open === 'help' && (
        <Dialog title={t('answering.help.title')} onClose={close}>
          <Help age={props.age} />
          <Button look="main" onClick={close}>
            {t('app.close')}
          </Button>
        </Dialog>
      )}
      {open === 'your-data' && (
        <Suspense>
          <YourData onClose={close}>
            <Button look="main" onClick={close}>
              {t('app.close')}
            </Button>
          </YourData>
        </Suspense>
      )}
      {open === 'settings' && (
        <Suspense>
          <SettingsDialog {...props} onChange={props.onSettings} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}
