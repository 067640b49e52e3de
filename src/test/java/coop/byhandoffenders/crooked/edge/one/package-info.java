@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package coop.byhandoffenders.crooked.edge.one;
