import * as yup from 'yup';
import { OUT_OF_OFFICE } from '../../core/refusals/mandates';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { exact } from '../../kernel/inputs/fields';
import { invitation, signIn, signInLink } from '../inputs/me';

/** Calls by which members sign in. Nobody signs up: the association invites. */

const JWT = { jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6N30.c2lnbmF0dXJl' };
const TOKEN = 'kq3Vb1m0Zt9uRr2sXw4yP6n8cE5aG7hJ_dLfKiOoQxM';
const ONE_ANSWER =
  'A link that is used, over, replaced or was never made answers alike: 404 `link-unknown`.';

/** Strapi checks the bodies of its own calls. */
const asked = () => yup.string().required();
const USER = {
  id: 7,
  documentId: 'a4c8e2g6i0k5m9o3q7s1u6w2',
  username: 'camille@example.org',
  email: 'camille@example.org',
  provider: 'local',
  confirmed: true,
  blocked: false,
  createdAt: '2026-03-02T09:30:00.000Z',
  updatedAt: '2026-03-02T09:30:00.000Z',
  publishedAt: '2026-03-02T09:30:00.000Z',
};

export const ACCOUNT_CALLS: ApiCall[] = [
  {
    route: 'POST /api/auth/local',
    id: 'signInByPassword',
    tag: 'account',
    access: 'public',
    summary: { en: 'Sign in with a password', fr: 'Se connecter avec un mot de passe' },
    description: 'Strapi’s own. Send no `Authorization` with it.',
    body: {
      schema: exact({ identifier: asked(), password: asked() }),
      type: 'SignInByPasswordBody',
      example: { identifier: 'camille@example.org', password: 'une phrase que je retiens' },
    },
    limited: true,
    answer: { bare: 'SignedInByPassword' },
    example: { ...JWT, user: USER },
    plain: { 400: 'The address or the password is not the right one, or one of them is missing.' },
    refusals: ['passwords-busy', ...OUT_OF_OFFICE],
  },
  {
    route: 'POST /api/auth/change-password',
    id: 'changePassword',
    tag: 'account',
    access: 'user',
    summary: { en: 'Change my password', fr: 'Changer mon mot de passe' },
    description:
      'Strapi’s own. Every token of the account ends, but the one that this call answers.',
    body: {
      schema: exact({ currentPassword: asked(), password: asked(), passwordConfirmation: asked() }),
      type: 'ChangePasswordBody',
      example: {
        currentPassword: 'une phrase que je retiens',
        password: 'une autre que je retiens',
        passwordConfirmation: 'une autre que je retiens',
      },
    },
    answer: { bare: 'SignedInByPassword' },
    example: { ...JWT, user: USER },
    plain: {
      400: 'The password of now is not the right one; or the new one is too short, the same, or not confirmed.',
    },
    limited: true,
    refusals: ['passwords-busy', ...OUT_OF_OFFICE],
  },
  {
    route: 'POST /api/me/sign-in-links',
    id: 'askForSignInLink',
    tag: 'account',
    access: 'public',
    summary: {
      en: 'Ask for a link to sign in, by e-mail',
      fr: 'Demander un lien de connexion, par e-mail',
    },
    description:
      'The answer is the same, as fast, whether or not the address is known. A link works once, for fifteen minutes, and is sent to who was invited.',
    body: {
      schema: signInLink,
      type: 'SignInLinkBody',
      example: { email: 'camille@example.org', locale: 'fr' },
    },
    limited: true,
    answer: { status: 202, data: 'NothingTold' },
    example: {},
    refusals: [],
  },
  {
    route: 'POST /api/me/sign-in',
    id: 'signIn',
    tag: 'account',
    access: 'public',
    summary: { en: 'Sign in with a link', fr: 'Se connecter avec un lien' },
    description: `Only this call uses the link up: opening a page does not. ${ONE_ANSWER}`,
    body: { schema: signIn, type: 'SignInBody', example: { token: TOKEN } },
    limited: true,
    answer: { data: 'SignedIn' },
    example: JWT,
    refusals: ['link-unknown', 'passwords-busy', ...OUT_OF_OFFICE],
  },
  {
    route: 'POST /api/me/invitation',
    id: 'acceptInvitation',
    tag: 'account',
    access: 'public',
    summary: {
      en: 'Take up an invitation: choose a password, and sign in',
      fr: 'Donner suite à une invitation : choisir un mot de passe, et se connecter',
    },
    description: ONE_ANSWER,
    body: {
      schema: invitation,
      type: 'InvitationBody',
      example: { token: TOKEN, password: 'une phrase que je retiens' },
    },
    limited: true,
    answer: { data: 'SignedIn' },
    example: JWT,
    refusals: ['link-unknown', 'passwords-busy', ...OUT_OF_OFFICE],
  },
];
