/** Short names for the generated types. Nothing here describes the wire a second time. */
import type { components } from './schema'

type Schemas = components['schemas']

export type Session = Schemas['SessionAnswer']
export type Account = Schemas['AccountAnswer']
export type Language = Schemas['Language']
export type LoginSession = Schemas['LoginSessionAnswer']
export type RoomItem = Schemas['RoomItem']

export type PersonItem = Schemas['PersonItem']
export type PersonAnswer = Schemas['PersonAnswer']
export type PersonRole = Schemas['PersonRole']
export type PersonPage = Schemas['PersonPage']
export type MembershipItem = Schemas['MembershipItem']
export type OrganisationItem = Schemas['OrganisationItem']
export type OrganisationAnswer = Schemas['OrganisationAnswer']
export type OrganisationKind = Schemas['OrganisationKind']
export type OrganisationPerson = Schemas['OrganisationPerson']
export type RoleInOrganisation = Schemas['RoleInOrganisation']
export type SectorItem = Schemas['SectorItem']
export type TermItem = Schemas['TermItem']
export type ImportKind = Schemas['ImportKind']
export type ImportAnswer = Schemas['ImportAnswer']
export type ImportVerdict = Schemas['Verdict']
export type PlannedRow = Schemas['PlannedRow']
export type CellFault = Schemas['CellFault']
export type RuleItem = Schemas['RuleItem']
export type RuleScopeItem = Schemas['RuleScopeItem']
export type RuleSetAnswer = Schemas['RuleSetAnswer']
export type RuleValue = RuleItem['effective']

export type Snapshot = Schemas['Snapshot']
export type RoomState = Schemas['RoomState']
export type CourseState = Schemas['CourseState']
export type SittingState = Schemas['SittingState']
export type AgendaItemState = Schemas['AgendaItemState']
export type WaitingState = Schemas['WaitingState']
export type ParticipantState = Schemas['ParticipantState']
export type ParticipantRole = Schemas['ParticipantRole']
export type MessageState = Schemas['MessageState']
export type FloorState = Schemas['FloorState']
export type HolderState = Schemas['HolderState']
export type QueueEntry = Schemas['QueueEntry']
export type FloorKind = Schemas['FloorKind']
export type PollQuestion = Schemas['PollQuestion']
export type PollDraftState = Schemas['PollDraftState']
export type PollItemState = Schemas['PollItemState']
export type PollTallyState = Schemas['PollTallyState']
export type Arithmetic = Schemas['Arithmetic']
export type Whereabouts = Schemas['Whereabouts']
export type QueueState = Schemas['QueueState']
export type FloorOrder = Schemas['FloorOrder']
export type FloorWhy = Schemas['FloorWhy']
export type Admission = Schemas['Admission']
export type PollCreateBody = Schemas['PollCreateBody']
export type PublicationState = Schemas['PublicationState']
export type NoticeState = Schemas['NoticeState']
export type PaperState = Schemas['PaperState']
export type Person = Schemas['Person']
export type MessageRules = Schemas['MessageRules']

export type Event = Schemas['Event']
export type Envelope = Schemas['Envelope']
export type MessageResult = Schemas['MessageResult']
export type EventRange = Schemas['EventRange']
export type ServerFrame = Schemas['ServerFrame']
export type ClientFrame = Schemas['ClientFrame']

export type Problem = Schemas['Problem']
export type ErrorCode = Problem['code']
export type FieldProblem = Schemas['FieldProblem']

export type IceServer = Schemas['IceServer']
export type Published = Schemas['Published']
export type Subscribed = Schemas['Subscribed']
export type SubscribedTrack = Schemas['SubscribedTrack']

/** How far a reader has got on each of its streams. */
export type Streams = Record<string, number>

type CommandFrame = Exclude<ClientFrame, Schemas['Enter'] | Schemas['Beat']>

/** What a person may ask for over the socket, by its type. */
export type CommandType = CommandFrame['type']
export type CommandData<T extends CommandType> = Extract<CommandFrame, { type: T }>['data']

/** One thing asked for; the id is its idempotency key, so that asking twice has one effect. */
export type Command = { [T in CommandType]: { id: string; type: T; data: CommandData<T> } }[CommandType]
