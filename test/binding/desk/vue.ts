import {
  provideReactions,
  useAnnouncement,
  useGuardedAction,
  useLockout,
  useLockoutText,
  useReaction,
  useReactionState,
} from 'igap-reactions/vue';
import { defineComponent, h } from 'vue';
import type { ButtonProps, DeskProps } from './desk-props.js';

const Button = defineComponent(
  (props: { readonly of: ButtonProps; readonly desk: DeskProps }) => {
    const room = () => props.of.room;
    const { run, pending, locked, error, fieldErrors } = useGuardedAction(
      201,
      props.desk.send,
      () => ({ subject: room() }),
    );
    const { remainingText } = useLockout(201, room);
    const sentence = useLockoutText(201, room, () => props.desk.language);
    const time = useAnnouncement(201, room);
    const press = () => void run(props.of.text).then(props.desk.ended);
    return () =>
      h('form', { id: props.of.id }, [
        h(
          'button',
          {
            type: 'button',
            disabled: pending.value || locked.value,
            onClick: press,
          },
          pending.value ? 'pending' : remainingText.value || 'Send',
        ),
        h('button', { type: 'button', onClick: press }, 'again'),
        h('b', error.value === undefined ? '' : `${Object(error.value).name}`),
        h('i', Object.keys(fieldErrors.value).join()),
        h('q', sentence.value),
        h('output', time.value),
      ]);
  },
  { props: ['of', 'desk'] },
);

export const Panel = defineComponent(
  (props: { readonly desk: DeskProps }) => {
    const session = useReactionState((state) => state.session);
    const keys = useReactionState(
      (state) => state.lockouts.map(({ key }) => key),
      (a, b) => a.join() === b.join(),
    );
    useReaction('request.denied', ({ resolution }) =>
      props.desk.denied(resolution.frame.majorCode),
    );
    return () => [
      h('h1', session.value),
      h('h2', keys.value.join()),
      props.desk.buttons.map((of) => h(Button, { key: of.id, of, desk: props.desk })),
    ];
  },
  { props: ['desk'] },
);

export const Desk = defineComponent(
  (props: { readonly desk: DeskProps }) => {
    provideReactions(() => props.desk.engine, { locale: () => props.desk.locale });
    return () => h(Panel, { desk: props.desk });
  },
  { props: ['desk'] },
);
