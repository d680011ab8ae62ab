import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';
import { PAPER_REFUSALS } from '../../papers/refusals/papers';

/** Why something is refused about a general assembly. In alphabetical order. */
export const ASSEMBLY_REFUSALS = {
  'assembly-cancelled': {
    fr: 'Cette assemblée est annulée : on n’y change plus rien.',
    en: 'This assembly is cancelled: nothing of it changes any more.',
  },
  'assembly-changed': {
    fr: 'Entre-temps, l’assemblée a été modifiée : rechargez la page, relisez, puis recommencez.',
    en: 'The assembly was changed meanwhile: reload the page, read it again, then try once more.',
  },
  'assembly-closed': {
    fr: 'Cette assemblée est close : sa liste, ses pouvoirs et sa présence ne changent plus.',
    en: 'This assembly is closed: its roll, proxies and attendance no longer change.',
  },
  'assembly-convened': {
    fr: 'La convocation est écrite ou partie : seuls l’heure, le lieu et le lien peuvent encore changer. Pour le reste, annulez cette assemblée et préparez-en une autre.',
    en: 'The convocation is written or has left: only the time, the place and the link may still change. For anything else, cancel this assembly and prepare another one.',
  },
  'assembly-not-closed': {
    fr: 'Une seconde convocation suit une assemblée close sans quorum.',
    en: 'A second convocation follows an assembly that was closed without its quorum.',
  },
  'assembly-not-convened': {
    fr: 'L’assemblée n’est pas encore convoquée : envoyez d’abord la convocation, ou notez qu’elle est partie autrement.',
    en: 'The assembly is not convened yet: send the convocation first, or record that it went out by other means.',
  },
  'assembly-not-yet': {
    fr: 'La présence se note à partir du jour de l’assemblée.',
    en: 'Attendance is noted from the day of the assembly on.',
  },
  'assembly-past': {
    fr: 'Le jour de l’assemblée est passé : on ne la convoque plus.',
    en: 'The day of the assembly is past: it can no longer be convened.',
  },
  'assembly-unknown': {
    status: 404,
    fr: 'Cette assemblée n’existe pas.',
    en: 'There is no such assembly.',
  },
  'contact-out-of-office': {
    fr: 'Le mandat de {name} ne court pas le jour de l’assemblée, le {on} : choisissez une autre personne, ou corrigez les jours de ce mandat dans la fiche de l’organisme.',
    en: 'The mandate of {name} does not run on the day of the assembly, {on}: choose somebody else, or correct the days of the mandate on the page of the organisation.',
  },
  'convocation-broken': {
    fr: 'La lettre de convocation ne peut pas être écrite : relisez son modèle dans les réglages.',
    en: 'The convocation letter cannot be written: check its template in the settings.',
  },
  'cut-off-after-assembly': {
    status: 400,
    fr: 'La liste s’arrête au plus tard le jour de l’assemblée.',
    en: 'The roll is cut off on the day of the assembly at the latest.',
  },
  'cut-off-in-future': {
    fr: 'La date d’arrêté est à venir : la liste se fige à partir de ce jour.',
    en: 'The cut-off date is still to come: the roll is frozen from that day on.',
  },
  'giver-holds-proxies': {
    fr: 'Ce membre porte déjà des pouvoirs : il ne peut ni donner le sien ni quitter la liste tant qu’ils tiennent.',
    en: 'This member already carries proxies: it can neither give its own nor leave the roll while they stand.',
  },
  'giver-present': {
    fr: 'Ce membre est présent : il vote lui-même.',
    en: 'This member is present: it votes in person.',
  },
  'giver-without-vote': {
    fr: 'Ce membre n’a pas de voix sur cette liste : il ne peut pas donner pouvoir.',
    en: 'This member has no vote on this roll: it cannot give a proxy.',
  },
  'holder-gave-proxy': {
    fr: 'Ce membre a lui-même donné pouvoir : un pouvoir ne se transmet pas.',
    en: 'This member has given a proxy itself: a proxy is not handed on.',
  },
  'nobody-to-convene': {
    fr: 'Il n’y a personne à convoquer : tous ceux qui ont une adresse l’ont été.',
    en: 'There is nobody to convene: everybody who has an address already was.',
  },
  'notice-too-short': {
    fr: 'Il ne reste que {daysInWords} avant l’assemblée, et il en faut {required} : changez la date, ou indiquez pourquoi vous convoquez malgré tout.',
    en: 'There are only {daysInWords} before the assembly, and {required} are needed: change the day, or say why you convene all the same.',
  },
  'person-holds-mandate': {
    fr: '{name} représente déjà un membre de la liste : choisissez ce membre.',
    en: '{name} already represents a member of the roll: choose that member.',
  },
  'person-without-proxy': {
    status: 404,
    fr: 'Cette personne ne porte aucun pouvoir.',
    en: 'This person carries no proxy.',
  },
  'proxy-already-given': {
    fr: 'Ce membre a déjà donné pouvoir : reprenez le premier avant d’en noter un autre.',
    en: 'This member has already given a proxy: take the first one back before you record another.',
  },
  'proxy-cap-reached': {
    fr: 'Pouvoirs portés par une même personne : {cap} au plus.',
    en: 'Proxies carried by one person: {cap} at most.',
  },
  'proxy-members-only': {
    fr: 'Seuls les membres peuvent porter un pouvoir à cette assemblée.',
    en: 'Only members may carry a proxy at this assembly.',
  },
  'proxy-revoked': {
    fr: 'Ce pouvoir a déjà été repris.',
    en: 'This proxy was already taken back.',
  },
  'proxy-to-self': {
    fr: 'Un membre ne se donne pas pouvoir à lui-même.',
    en: 'A member does not give a proxy to itself.',
  },
  'proxy-unknown': {
    status: 404,
    fr: 'Ce pouvoir n’existe pas.',
    en: 'There is no such proxy.',
  },
  'quorum-was-reached': {
    fr: 'Le quorum était atteint : il n’y a pas de seconde convocation.',
    en: 'The quorum was reached: there is no second convocation.',
  },
  'roll-frozen': {
    fr: 'La liste électorale est figée : sa date d’arrêté et sa règle ne changent plus. Corrigez-en une ligne, avec son motif.',
    en: 'The electoral roll is frozen: its cut-off date and rule no longer change. Correct a line of it, with a reason.',
  },
  'roll-not-frozen': {
    fr: 'La liste électorale n’est pas figée : figez-la d’abord.',
    en: 'The electoral roll is not frozen: freeze it first.',
  },
  'roll-unchanged': {
    status: 400,
    fr: 'La liste dit déjà cela de ce membre.',
    en: 'The roll already says so of this member.',
  },
  'second-exists': {
    fr: 'La seconde convocation est déjà préparée.',
    en: 'The second convocation is already prepared.',
  },
  'second-too-early': {
    status: 400,
    fr: 'La seconde assemblée se tient après la première.',
    en: 'The second assembly is held after the first one.',
  },
  'voter-gave-proxy': {
    fr: 'Ce membre a donné pouvoir : reprenez d’abord ce pouvoir.',
    en: 'This member has given a proxy: take that proxy back first.',
  },
  'voter-not-on-roll': {
    status: 404,
    fr: 'Ce membre n’est pas sur la liste de cette assemblée.',
    en: 'This member is not on the roll of this assembly.',
  },
  'voter-present': {
    fr: 'Ce membre est noté présent : retirez d’abord cette marque.',
    en: 'This member is noted as present: take that mark back first.',
  },
  'votes-missing': {
    status: 400,
    fr: 'Un membre qui vote a au moins une voix.',
    en: 'A member who votes has at least one vote.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...ASSEMBLY_REFUSALS,
  ...CORE_REFUSALS,
  ...PAPER_REFUSALS,
});

/** Why something of an assembly is refused. */
export type AssemblyReason = Parameters<typeof refuse>[0];
