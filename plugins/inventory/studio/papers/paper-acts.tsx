import { Box, Button, Dialog, Flex } from '@sanity/ui'
import type { RunCommand } from '@souk/kernel'
import { useState } from 'react'
import { allowedActs, type Paper, type PaperAct, type PaperKind } from '../../domain/papers/paper-kind.ts'
import { StepForm } from './step-form.tsx'

interface PaperActsProps<Travels extends Paper> {
  readonly kind: PaperKind<Travels>
  readonly paper: Travels
  readonly run: RunCommand
  readonly placeName: (id: string) => string
}

/** The steps that its state allows, the one that leads on first, and the form of the one that was chosen. */
export function PaperActs<Travels extends Paper>({ kind, paper, run, placeName }: PaperActsProps<Travels>) {
  const [chosen, setChosen] = useState<PaperAct<Travels>>()
  const acts = allowedActs(kind, paper)
  const close = (): void => setChosen(undefined)
  if (acts.length === 0 && !chosen) return null
  return (
    <Flex gap={2} wrap="wrap">
      {acts.map((act, index) => (
        <Button
          key={act.command}
          mode={index === 0 ? 'default' : 'ghost'}
          fontSize={1}
          padding={3}
          text={act.text}
          onClick={() => setChosen(act)}
        />
      ))}
      {chosen && (
        <Dialog
          id={`step-${paper._id}`}
          header={`${chosen.text}: ${kind.titleOf(paper, placeName)}`}
          width={1}
          onClose={close}
        >
          <Box padding={4}>
            <StepForm kind={kind} paper={paper} act={chosen} run={run} placeName={placeName} onClose={close} />
          </Box>
        </Dialog>
      )}
    </Flex>
  )
}
