@org.springframework.modulith.ApplicationModule(allowedDependencies = {"one", "two"})
package coop.byhandoffenders.crooked.insides.two;
