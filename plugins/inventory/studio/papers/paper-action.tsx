import type { RunCommand } from '@souk/kernel'
import { useState } from 'react'
import { type DocumentActionComponent, useDocumentStore } from 'sanity'
import { allowedActs, type Paper, type PaperAct, type PaperKind } from '../../domain/papers/paper-kind.ts'
import { usePlaceNames } from './place-names.ts'
import { StepForm } from './step-form.tsx'

/**
 * A document action of a transfer or a purchase order that takes one of its steps. It is offered where the lifecycle
 * allows it; its dialog says what the step does to stock before anything is sent.
 */
function paperAction<Travels extends Paper>(
  kind: PaperKind<Travels>,
  act: PaperAct<Travels>,
  run: RunCommand,
): DocumentActionComponent {
  const usePaperAction: DocumentActionComponent = ({ published }) => {
    const [open, setOpen] = useState(false)
    const placeName = usePlaceNames(useDocumentStore())
    if (!published) return null
    const paper = published as unknown as Travels
    if (!allowedActs(kind, paper).includes(act) && !open) return null
    const close = (): void => setOpen(false)
    const content = <StepForm kind={kind} paper={paper} act={act} run={run} placeName={placeName} onClose={close} />
    const header = `${act.text}: ${kind.titleOf(paper, placeName)}`
    return {
      label: act.text,
      dialog: open ? { type: 'dialog', header, width: 'medium', onClose: close, content } : false,
      onHandle: () => setOpen(true),
    }
  }
  return Object.assign(usePaperAction, { displayName: `Paper(${act.command})` })
}

/** All steps of a kind of paper, the one that leads on first. */
export const paperActions = <Travels extends Paper>(
  kind: PaperKind<Travels>,
  run: RunCommand,
): readonly DocumentActionComponent[] => kind.acts.map((act) => paperAction(kind, act, run))
