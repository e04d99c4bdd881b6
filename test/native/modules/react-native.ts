// In the place of `react-native`, whose native half is on phones only: what the tests' apps use of it, by the same names. Comes in: the device
// of device.js. Goes out: components that are rendered as elements of their own names, and AppState. Next: Metro, as a module of an app.
import { createElement, type ReactElement, type ReactNode } from 'react';

interface Props {
  readonly children?: ReactNode;
  readonly accessibilityLiveRegion?: 'none' | 'polite' | 'assertive';
}

export const View = (props: Props): ReactElement => createElement('View', props);
export const Text = (props: Props): ReactElement => createElement('Text', props);
export const Pressable = (
  props: Props & { readonly onPress?: () => void; readonly disabled?: boolean },
): ReactElement => createElement('Pressable', props);
export const TextInput = (
  props: Props & { readonly value?: string; readonly onChangeText?: (text: string) => void },
): ReactElement => createElement('TextInput', props);

export interface AppStateStatic {
  readonly currentState: string;
  addEventListener(
    type: 'change',
    listener: (state: string) => void,
  ): { readonly remove: () => void };
}

declare const nativeModules: { readonly AppState: AppStateStatic };
export const AppState: AppStateStatic = nativeModules.AppState;
