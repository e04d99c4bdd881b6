// In the place of `@react-native-async-storage/async-storage`: the same calls, over the device of device.js.
export interface AsyncStorageStatic {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

declare const nativeModules: { readonly AsyncStorage: AsyncStorageStatic };
const AsyncStorage: AsyncStorageStatic = nativeModules.AsyncStorage;
// As that package has it.
export default AsyncStorage;
